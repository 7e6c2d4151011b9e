package dev.usher.gateway;

import java.time.Duration;

/**
 * What the edge must be told.
 *
 * @param id tells this gateway from others in {@code Via}
 * @param deadline the time an operation may take, all its attempts together
 * @param bodyLimit the largest content of an operation, in bytes
 */
public record EdgeSettings(String id, Duration deadline, int bodyLimit) {
    public EdgeSettings {
        if (id.isEmpty() || deadline.isNegative() || deadline.isZero() || bodyLimit < 1) {
            throw new IllegalArgumentException(
                    "an edge needs an id, a deadline and a limit: " + id + ", " + deadline + ", " + bodyLimit);
        }
    }
}
