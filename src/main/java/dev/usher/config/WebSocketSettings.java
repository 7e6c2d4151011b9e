package dev.usher.config;

import java.time.Duration;

/**
 * WebSockets, which have no total time limit.
 *
 * @param idle the silence after which a side that does not answer a ping is lost; it is asked after half of it
 * @param max how many one event loop has to one server at most
 */
public record WebSocketSettings(Duration idle, int max) {
    static final WebSocketSettings DEFAULTS = new WebSocketSettings(Duration.ofMinutes(3), 10_000);

    public WebSocketSettings {
        new Rules().positive("idle", idle).range("max", max, 1, 1_000_000).enforce();
    }

    static WebSocketSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new WebSocketSettings(
                        section.duration("idle", DEFAULTS.idle), section.integer("max", DEFAULTS.max)));
    }
}
