package dev.usher.config;

import java.time.Duration;

/**
 * How a failed attempt is repeated.
 *
 * @param attempts how often a server is asked at most for one request, the first time included; 1 never repeats
 * @param backoffMin the wait before the second attempt; it doubles with each further one
 * @param backoffMax the longest such wait
 * @param jitter how much of a wait is left to chance, 0 for none to 1 for all
 * @param maxWaiting how many requests may wait for one starting server
 * @param budget what share of the recent requests may be repetitions, 0 to 1
 */
public record RetrySettings(
        int attempts, Duration backoffMin, Duration backoffMax, double jitter, int maxWaiting, double budget) {
    static final RetrySettings DEFAULTS =
            new RetrySettings(4, Duration.ofMillis(100), Duration.ofSeconds(5), 1.0, 1_000, 0.2);

    public RetrySettings {
        new Rules()
                .range("attempts", attempts, 1, 100)
                .positive("backoff-min", backoffMin)
                .positive("backoff-max", backoffMax)
                .check(backoffMax.compareTo(backoffMin) >= 0, "backoff-max", "must not be shorter than backoff-min")
                .share("jitter", jitter)
                .range("max-waiting", maxWaiting, 0, 1_000_000)
                .share("budget", budget)
                .enforce();
    }

    static RetrySettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new RetrySettings(
                        section.integer("attempts", DEFAULTS.attempts),
                        section.duration("backoff-min", DEFAULTS.backoffMin),
                        section.duration("backoff-max", DEFAULTS.backoffMax),
                        section.number("jitter", DEFAULTS.jitter),
                        section.integer("max-waiting", DEFAULTS.maxWaiting),
                        section.number("budget", DEFAULTS.budget)));
    }
}
