package dev.usher.config;

import dev.usher.identity.HopField;
import dev.usher.identity.TrustedHops;
import java.util.List;
import java.util.Map;

/**
 * The proxies before this gateway whose word about their clients counts.
 *
 * @param addresses their address ranges; empty for none
 * @param field in which they tell it: {@code x-forwarded-for} or {@code forwarded}
 */
public record ProxySettings(List<String> addresses, String field) {
    private static final Map<String, HopField> FIELDS =
            Map.of("x-forwarded-for", HopField.X_FORWARDED_FOR, "forwarded", HopField.FORWARDED);
    static final ProxySettings DEFAULTS = new ProxySettings(List.of(), "x-forwarded-for");

    public ProxySettings {
        addresses = List.copyOf(addresses);
        new Rules()
                .ranges("addresses", addresses)
                .check(FIELDS.containsKey(field), "field", "must be x-forwarded-for or forwarded")
                .enforce();
    }

    /** Those whom these settings trust. */
    public TrustedHops hops() {
        return TrustedHops.of(addresses, FIELDS.getOrDefault(field, HopField.X_FORWARDED_FOR));
    }

    static ProxySettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new ProxySettings(
                        section.texts("addresses", DEFAULTS.addresses), section.text("field", DEFAULTS.field)));
    }
}
