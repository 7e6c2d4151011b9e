package dev.usher.service;

/** How many bytes may be in memory at once. Thread-safe. */
public interface Space {
    /** Takes {@code bytes} of it, if there are so many. */
    boolean take(long bytes);

    /** Gives {@code bytes} back that were taken. */
    void leave(long bytes);
}
