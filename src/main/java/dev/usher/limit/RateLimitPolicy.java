package dev.usher.limit;

import dev.usher.service.Request;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A limit that refuses by name.
 *
 * @param name the name in {@code RateLimit-Policy} and in metrics
 * @param limiter who counts
 * @param rate the rate that the limiter enforces, for those who are refused
 * @param key who pays for a request, or null where this policy exempts it
 */
public record RateLimitPolicy(String name, RateLimiter limiter, Rate rate, Function<Request, @Nullable Object> key) {
    /** This limit at another rate: whoever has paid has paid. */
    public RateLimitPolicy withRate(Rate other, int maxKeys) {
        return new RateLimitPolicy(name, limiter.withRate(other, maxKeys), other, key);
    }
}
