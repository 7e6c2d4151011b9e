package dev.usher.retry;

/** What a server last said about when it may be asked again. Thread-safe. */
@FunctionalInterface
public interface Readiness {
    /** The nanoseconds from now for which nobody shall knock at this server; zero or less where nothing stands against it. */
    long quietNanos();
}
