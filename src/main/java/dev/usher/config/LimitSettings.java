package dev.usher.config;

import dev.usher.limit.Rate;
import java.time.Duration;

/**
 * How much is admitted of whom.
 *
 * @param address of operations from one address, or from one /64 of IPv6
 * @param caller of operations with one token that its server has accepted
 * @param logins of logins from one address
 * @param tableSize how many addresses, and how many callers, are counted apart
 */
public record LimitSettings(Rate address, Rate caller, Rate logins, int tableSize) {
    static final LimitSettings DEFAULTS = new LimitSettings(
            new Rate(50, Duration.ofSeconds(1), 200),
            new Rate(25, Duration.ofSeconds(1), 100),
            new Rate(10, Duration.ofMinutes(1), 10),
            100_000);

    private static final long MOST = 1_000_000;
    private static final Duration LONGEST_REFILL = Duration.ofDays(365);

    public LimitSettings {
        new Rules().range("table-size", tableSize, 1_000, 10_000_000).enforce();
    }

    static LimitSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new LimitSettings(
                        rate(section.section("address"), DEFAULTS.address),
                        rate(section.section("caller"), DEFAULTS.caller),
                        rate(section.section("logins"), DEFAULTS.logins),
                        section.integer("table-size", DEFAULTS.tableSize)));
    }

    private static Rate rate(Section section, Rate defaults) {
        return section.make(defaults, () -> {
            Rate rate = section.rate("rate", defaults);
            long burst = section.whole("burst", defaults.burst());
            new Rules()
                    .range("rate", rate.permits(), 1, MOST)
                    .range("burst", burst, 1, MOST)
                    .enforce();
            new Rules()
                    .check(
                            rate.per()
                                            .multipliedBy(burst)
                                            .dividedBy(rate.permits())
                                            .compareTo(LONGEST_REFILL)
                                    <= 0,
                            "burst",
                            "must come back within a year at this rate")
                    .enforce();
            return rate.withBurst(burst);
        });
    }
}
