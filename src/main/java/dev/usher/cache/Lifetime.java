package dev.usher.cache;

import java.time.Duration;

/**
 * How long a stored response may be used.
 *
 * @param fresh from its arrival on, without asking; zero or more
 * @param staleWhileRevalidate beyond that, while the server is asked behind it (RFC 5861 §3); zero or more
 * @param staleIfError beyond its freshness too, while the server fails (RFC 5861 §4); zero or more
 */
public record Lifetime(Duration fresh, Duration staleWhileRevalidate, Duration staleIfError) {
    /** That of what is not stored. */
    public static final Lifetime NONE = new Lifetime(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Lifetime {
        if (fresh.isNegative() || staleWhileRevalidate.isNegative() || staleIfError.isNegative()) {
            throw new IllegalArgumentException(
                    "a lifetime cannot be negative: " + fresh + ", " + staleWhileRevalidate + ", " + staleIfError);
        }
    }
}
