package dev.usher.config;

import dev.usher.upstream.CircuitRule;
import java.time.Duration;

/**
 * When a server counts as down.
 *
 * @param failures how many attempts in a row must find nobody who answers; 0 is never
 * @param pause the time between two trials of a server that is down
 */
public record CircuitSettings(int failures, Duration pause) {
    static final CircuitSettings DEFAULTS =
            new CircuitSettings(CircuitRule.DEFAULTS.failures(), CircuitRule.DEFAULTS.pause());

    public CircuitSettings {
        new Rules()
                .range("failures", failures, 0, 1_000)
                .positive("pause", pause)
                .enforce();
    }

    static CircuitSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new CircuitSettings(
                        section.integer("failures", DEFAULTS.failures), section.duration("pause", DEFAULTS.pause)));
    }

    /** The same as the upstream knows it. */
    public CircuitRule rule() {
        return new CircuitRule(failures, pause);
    }
}
