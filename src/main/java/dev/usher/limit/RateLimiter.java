package dev.usher.limit;

import dev.usher.time.Ticker;

/** Spends the permits of many keys, each with the same rate and its own account. Thread-safe and never waits. */
@FunctionalInterface
public interface RateLimiter {
    /** Spends one permit of {@code key}, if it has one. */
    Admission admit(Object key);

    /** One with the same accounts at another rate, for about {@code maxKeys} keys; this one, where it has no rate to change. */
    default RateLimiter withRate(Rate rate, int maxKeys) {
        return this;
    }

    /**
     * A limiter in this process's memory that remembers about {@code maxKeys} keys and forgets those seldom seen first. A key
     * that is unknown has its whole burst.
     */
    static RateLimiter local(Rate rate, Ticker ticker, int maxKeys) {
        return new LocalRateLimiter(rate, ticker, maxKeys);
    }
}
