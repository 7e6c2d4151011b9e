package dev.usher.config;

import java.time.Duration;

/**
 * How long is waited. Streams have no time limit.
 *
 * @param operation for the answer to an operation, repetitions included
 * @param attempt for one server's answer to one attempt
 * @param part for one server's share of an answer that several give together
 * @param connect for a connection to a server
 */
public record TimeSettings(Duration operation, Duration attempt, Duration part, Duration connect) {
    static final TimeSettings DEFAULTS = new TimeSettings(
            Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(2));

    public TimeSettings {
        new Rules()
                .positive("operation", operation)
                .positive("attempt", attempt)
                .positive("part", part)
                .positive("connect", connect)
                .enforce();
    }

    static TimeSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new TimeSettings(
                        section.duration("operation", DEFAULTS.operation),
                        section.duration("attempt", DEFAULTS.attempt),
                        section.duration("part", DEFAULTS.part),
                        section.duration("connect", DEFAULTS.connect)));
    }
}
