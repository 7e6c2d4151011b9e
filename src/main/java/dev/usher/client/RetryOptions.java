package dev.usher.client;

import dev.usher.retry.RetryPolicy;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * When a call is repeated. What met a starting server has executed nothing and is repeated whatever it is, for as long as
 * the deadline allows; all else only if it is idempotent or surely was not sent, and as often as these options say.
 */
public class RetryOptions {
    /** The default of the retries: three. */
    public static final int DEFAULT_RETRIES = 3;

    /** The default of the backoff: a tenth of a second. */
    public static final Duration DEFAULT_BACKOFF = Duration.ofMillis(100);

    /** The default of the longest backoff: five seconds. */
    public static final Duration DEFAULT_MAX_BACKOFF = Duration.ofSeconds(5);

    /** The default of the budget: a fifth. */
    public static final double DEFAULT_BUDGET = 0.2;

    /** The default of the waiting calls: a thousand. */
    public static final int DEFAULT_MAX_WAITING = 1_000;

    private static final double ALL_LEFT_TO_CHANCE = 1.0;

    private int retries = DEFAULT_RETRIES;
    private Duration backoff = DEFAULT_BACKOFF;
    private Duration maxBackoff = DEFAULT_MAX_BACKOFF;
    private double budget = DEFAULT_BUDGET;
    private int maxWaiting = DEFAULT_MAX_WAITING;

    /** The defaults. */
    public RetryOptions() {}

    /** A copy of {@code other}. */
    public RetryOptions(RetryOptions other) {
        retries = other.retries;
        backoff = other.backoff;
        maxBackoff = other.maxBackoff;
        budget = other.budget;
        maxWaiting = other.maxWaiting;
    }

    /** The defaults, but for what {@code json} says. */
    public RetryOptions(JsonObject json) {
        retries = json.getInteger("retries", retries);
        backoff = duration(json, "backoff", backoff);
        maxBackoff = duration(json, "maxBackoff", maxBackoff);
        budget = json.getDouble("budget", budget);
        maxWaiting = json.getInteger("maxWaiting", maxWaiting);
    }

    /** These options as JSON. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("retries", retries)
                .put("backoff", backoff.toMillis())
                .put("maxBackoff", maxBackoff.toMillis())
                .put("budget", budget)
                .put("maxWaiting", maxWaiting);
    }

    /** The milliseconds of the member {@code name}. */
    static Duration duration(JsonObject json, String name, Duration otherwise) {
        return Duration.ofMillis(json.getLong(name, otherwise.toMillis()));
    }

    /** What the filter must know, with another number of retries. */
    RetryPolicy policy(int number) {
        return new RetryPolicy(number + 1, backoff, maxBackoff, ALL_LEFT_TO_CHANCE, maxWaiting);
    }

    /** How often a failed call is repeated at most, zero or more. */
    public int getRetries() {
        return retries;
    }

    /** Sets what {@link #getRetries} gives. */
    public RetryOptions setRetries(int retries) {
        this.retries = retries;
        return this;
    }

    /** The longest wait before the first repetition; it doubles with each further one, and chance decides how much of it is waited. */
    public Duration getBackoff() {
        return backoff;
    }

    /** Sets what {@link #getBackoff} gives. */
    public RetryOptions setBackoff(Duration backoff) {
        this.backoff = backoff;
        return this;
    }

    /** The longest wait before any repetition. */
    public Duration getMaxBackoff() {
        return maxBackoff;
    }

    /** Sets what {@link #getMaxBackoff} gives. */
    public RetryOptions setMaxBackoff(Duration maxBackoff) {
        this.maxBackoff = maxBackoff;
        return this;
    }

    /** The repetitions that all calls together may make, as a share of the calls, from 0 to 1; five a second are allowed besides. */
    public double getBudget() {
        return budget;
    }

    /** Sets what {@link #getBudget} gives. */
    public RetryOptions setBudget(double budget) {
        this.budget = budget;
        return this;
    }

    /** How many calls may wait for a starting server; the rest fail at once. */
    public int getMaxWaiting() {
        return maxWaiting;
    }

    /** Sets what {@link #getMaxWaiting} gives. */
    public RetryOptions setMaxWaiting(int maxWaiting) {
        this.maxWaiting = maxWaiting;
        return this;
    }
}
