package dev.usher.upstream;

import java.time.Duration;

/**
 * The connections to one server that are handed over to another protocol.
 *
 * @param max how many of them one event loop has at most
 * @param idle the time after which one is cut on which nothing could be sent, nor was anything heard
 */
public record TunnelSettings(int max, Duration idle) {
    /** Ten thousand, and three minutes. */
    public static final TunnelSettings DEFAULTS = new TunnelSettings(10_000, Duration.ofMinutes(3));

    public TunnelSettings {
        if (max < 1 || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("tunnels need a number and an idle time: " + max + ", " + idle);
        }
    }
}
