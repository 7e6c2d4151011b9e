package dev.usher.cache;

import java.time.Duration;

/**
 * How long a stored response may be used.
 *
 * @param fresh from its arrival on, without asking; zero or more
 * @param staleIfError beyond that, while the server fails (RFC 5861 §4); zero or more
 */
public record Lifetime(Duration fresh, Duration staleIfError) {
    public Lifetime {
        if (fresh.isNegative() || staleIfError.isNegative()) {
            throw new IllegalArgumentException("a lifetime cannot be negative: " + fresh + ", " + staleIfError);
        }
    }
}
