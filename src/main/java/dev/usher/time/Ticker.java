package dev.usher.time;

/**
 * A monotonic clock. Its nanoseconds have no fixed origin: compare two readings by their difference only, as with
 * {@link System#nanoTime()}.
 */
@FunctionalInterface
public interface Ticker {
    /** The present reading, in nanoseconds. */
    long nanos();

    /** The clock of this machine. */
    static Ticker system() {
        return System::nanoTime;
    }
}
