package dev.usher.config;

/**
 * The connections of one event loop to one server.
 *
 * @param max how many at most
 * @param queue how many requests may wait for one
 */
public record ConnectionSettings(int max, int queue) {
    static final ConnectionSettings DEFAULTS = new ConnectionSettings(64, 256);

    public ConnectionSettings {
        new Rules()
                .range("max", max, 1, 10_000)
                .range("queue", queue, 1, 1_000_000)
                .enforce();
    }

    static ConnectionSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new ConnectionSettings(
                        section.integer("max", DEFAULTS.max), section.integer("queue", DEFAULTS.queue)));
    }
}
