package dev.usher.config;

import java.time.Duration;

/**
 * How much is admitted of whom.
 *
 * @param address of operations from one address, or from one /64 of IPv6
 * @param caller of operations with one token that its server has accepted
 * @param logins of logins from one address
 * @param tableSize how many addresses, and how many callers, are counted apart
 */
public record LimitSettings(RateSettings address, RateSettings caller, RateSettings logins, int tableSize) {
    static final LimitSettings DEFAULTS = new LimitSettings(
            new RateSettings(50, Duration.ofSeconds(1), 200),
            new RateSettings(25, Duration.ofSeconds(1), 100),
            new RateSettings(10, Duration.ofMinutes(1), 10),
            100_000);

    public LimitSettings {
        new Rules().range("table-size", tableSize, 1_000, 10_000_000).enforce();
    }

    static LimitSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new LimitSettings(
                        RateSettings.read(section.section("address"), DEFAULTS.address),
                        RateSettings.read(section.section("caller"), DEFAULTS.caller),
                        RateSettings.read(section.section("logins"), DEFAULTS.logins),
                        section.integer("table-size", DEFAULTS.tableSize)));
    }
}
