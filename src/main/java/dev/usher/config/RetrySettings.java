package dev.usher.config;

import dev.usher.retry.RetryPolicy;
import java.time.Duration;

/**
 * How failed attempts are repeated.
 *
 * @param policy how stubbornly one request is repeated
 * @param budget what share of the recent requests may be repetitions, 0 to 1
 */
public record RetrySettings(RetryPolicy policy, double budget) {
    static final RetrySettings DEFAULTS = new RetrySettings(RetryPolicy.defaults(), 0.2);

    public RetrySettings {
        new Rules().share("budget", budget).enforce();
    }

    static RetrySettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new RetrySettings(
                        policy(section, RetryPolicy.defaults()), section.number("budget", DEFAULTS.budget)));
    }

    private static RetryPolicy policy(Section section, RetryPolicy defaults) {
        return section.part(defaults, () -> {
            int attempts = section.integer("attempts", defaults.attempts());
            Duration min = section.duration("backoff-min", defaults.backoffBase());
            Duration max = section.duration("backoff-max", defaults.backoffMax());
            double jitter = section.number("jitter", defaults.jitter());
            int maxWaiting = section.integer("max-waiting", defaults.maxWaiting());
            new Rules()
                    .range("attempts", attempts, 1, 100)
                    .positive("backoff-min", min)
                    .positive("backoff-max", max)
                    .check(max.compareTo(min) >= 0, "backoff-max", "must not be shorter than backoff-min")
                    .share("jitter", jitter)
                    .range("max-waiting", maxWaiting, 1, 1_000_000)
                    .enforce();
            return new RetryPolicy(attempts, min, max, jitter, maxWaiting);
        });
    }
}
