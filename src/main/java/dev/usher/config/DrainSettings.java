package dev.usher.config;

import java.time.Duration;

/**
 * How the gateway ends when it is told to.
 *
 * @param notice how long it says that it is not ready any more, and yet takes what comes
 * @param patience how long the requests under way then still have
 */
public record DrainSettings(Duration notice, Duration patience) {
    static final DrainSettings DEFAULTS = new DrainSettings(Duration.ZERO, Duration.ofSeconds(8));

    public DrainSettings {
        new Rules()
                .notNegative("notice", notice)
                .notNegative("patience", patience)
                .enforce();
    }

    static DrainSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new DrainSettings(
                        section.duration("notice", DEFAULTS.notice), section.duration("patience", DEFAULTS.patience)));
    }
}
