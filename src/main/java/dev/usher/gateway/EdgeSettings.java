package dev.usher.gateway;

import java.time.Duration;

/**
 * What the edge must be told.
 *
 * @param id tells this gateway from others in {@code Via}
 * @param deadline the time an operation may take, all its attempts together
 * @param bodyLimit the largest content of an operation, in bytes
 * @param socketIdle the silence after which a side of a WebSocket that answers no ping is lost
 */
public record EdgeSettings(String id, Duration deadline, int bodyLimit, Duration socketIdle) {
    public EdgeSettings {
        if (id.isEmpty()
                || deadline.isNegative()
                || deadline.isZero()
                || bodyLimit < 1
                || socketIdle.isNegative()
                || socketIdle.isZero()) {
            throw new IllegalArgumentException("an edge needs an id, a deadline, a limit and an idle time: " + id + ", "
                    + deadline + ", " + bodyLimit + ", " + socketIdle);
        }
    }
}
