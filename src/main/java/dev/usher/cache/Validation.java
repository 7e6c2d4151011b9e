package dev.usher.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether somebody asks the server behind a stored response. One does at a time, and after one that was of no use nobody for a
 * moment: how often a failing server is asked is for the layers beneath to say, which say it of each request. Thread-safe.
 */
final class Validation {
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile long notBefore;

    /** None is under way, and one may begin at {@code now}, a reading of the ticker. */
    Validation(long now) {
        this.notBefore = now;
    }

    boolean begin(long now) {
        return now - notBefore >= 0 && underWay.compareAndSet(false, true);
    }

    void end(long now) {
        notBefore = now + PAUSE;
        underWay.set(false);
    }
}
