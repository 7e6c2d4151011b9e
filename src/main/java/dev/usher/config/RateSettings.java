package dev.usher.config;

import java.time.Duration;

/**
 * How much is admitted.
 *
 * @param permits how many, over time, 1 or more
 * @param per in what time; a second, a minute or an hour
 * @param burst how many at once after a pause, 1 or more
 */
public record RateSettings(long permits, Duration per, long burst) {
    private static final long MOST = 1_000_000;

    public RateSettings {
        new Rules()
                .range("rate", permits, 1, MOST)
                .positive("rate", per)
                .range("burst", burst, 1, MOST)
                .enforce();
    }

    static RateSettings read(Section section, RateSettings defaults) {
        return section.make(defaults, () -> {
            Notation.Rate rate = section.rate("rate", new Notation.Rate(defaults.permits, defaults.per));
            return new RateSettings(rate.permits(), rate.per(), section.whole("burst", defaults.burst));
        });
    }
}
