package dev.usher.retry;

import java.time.Duration;

/**
 * How stubbornly a request is repeated.
 *
 * @param attempts how often it is sent at most, not counting those that met a starting server; one or more
 * @param backoffBase the wait after the first failure, doubled after each further one; above zero
 * @param backoffMax the longest such wait
 * @param jitter the share of a wait that is left to chance, from 0 to 1
 * @param maxWaiting how many requests may wait for one starting server; one or more
 */
public record RetryPolicy(int attempts, Duration backoffBase, Duration backoffMax, double jitter, int maxWaiting) {
    public RetryPolicy {
        if (attempts < 1 || maxWaiting < 1) {
            throw new IllegalArgumentException(
                    "attempts and waiting requests are one or more: " + attempts + ", " + maxWaiting);
        }
        if (backoffBase.isNegative() || backoffBase.isZero() || backoffMax.compareTo(backoffBase) < 0) {
            throw new IllegalArgumentException(
                    "a backoff is above zero and no longer than its maximum: " + backoffBase + ", " + backoffMax);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter is a share from 0 to 1: " + jitter);
        }
    }

    /** Four attempts, 100 ms to 5 s between them, all of it left to chance, and 1 000 waiting requests. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 1.0, 1_000);
    }

    /** The longest wait after {@code failures} failures, one or more, in nanoseconds. */
    long backoffNanos(int failures) {
        long base = backoffBase.toNanos();
        long max = backoffMax.toNanos();
        int doublings = failures - 1;
        return doublings >= Long.numberOfLeadingZeros(base) - 1 ? max : Math.min(max, base << doublings);
    }
}
