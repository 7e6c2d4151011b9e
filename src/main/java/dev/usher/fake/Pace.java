package dev.usher.fake;

import dev.usher.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The time that a real server takes, measured on a small machine: 160 requests a second for the caller's own user, 30
 * for a list, and 0.11 s for a login. Requests of one kind queue up, as they do there.
 */
final class Pace {
    private static final Map<String, Duration> SERVICE = Map.of(
            "GET users/me", Duration.ofNanos(6_250_000),
            "GET users", Duration.ofNanos(33_333_333),
            "GET users/public", Duration.ofNanos(33_333_333),
            "POST users/authenticatebyname", Duration.ofMillis(110));

    private final Ticker ticker;
    private final Map<String, Long> freeAt = new HashMap<>();

    Pace(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Nanoseconds until an answer to this request is due. */
    long nanos(Incoming incoming) {
        String path = String.join("/", incoming.target().segments()).toLowerCase(Locale.ROOT);
        String kind = incoming.method() + " " + path;
        Duration service = SERVICE.get(kind);
        if (service == null) {
            return 0;
        }
        long now = ticker.nanos();
        long wait = Math.max(0, freeAt.getOrDefault(kind, now) - now) + service.toNanos();
        freeAt.put(kind, now + wait);
        return wait;
    }
}
