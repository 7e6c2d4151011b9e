package dev.usher.config;

import java.time.Duration;

/**
 * The connections of one event loop to one server.
 *
 * @param max how many at most
 * @param queue how many requests may wait for one
 * @param idle how long the server of a stream may neither take nor send anything when it is its turn; zero is for ever
 * @param buffers what the system may hold of one of them in each direction, in bytes; 0 for as much as it likes
 */
public record ConnectionSettings(int max, int queue, Duration idle, long buffers) {
    static final ConnectionSettings DEFAULTS = new ConnectionSettings(64, 256, Duration.ofMinutes(10), 0);

    public ConnectionSettings {
        new Rules()
                .range("max", max, 1, 10_000)
                .range("queue", queue, 1, 1_000_000)
                .notNegative("idle", idle)
                .buffers("buffers", buffers)
                .enforce();
    }

    static ConnectionSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new ConnectionSettings(
                        section.integer("max", DEFAULTS.max),
                        section.integer("queue", DEFAULTS.queue),
                        section.duration("idle", DEFAULTS.idle),
                        section.bytes("buffers", DEFAULTS.buffers)));
    }
}
