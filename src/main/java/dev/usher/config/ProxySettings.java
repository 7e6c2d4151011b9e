package dev.usher.config;

import dev.usher.identity.HopField;
import dev.usher.identity.TrustedHops;
import java.util.List;

/**
 * The proxies before this gateway whose word about their clients counts.
 *
 * @param addresses their address ranges; empty for none
 * @param field in which they tell it
 */
public record ProxySettings(List<String> addresses, HopField field) {
    static final ProxySettings DEFAULTS = new ProxySettings(List.of(), HopField.X_FORWARDED_FOR);

    public ProxySettings {
        addresses = List.copyOf(addresses);
        new Rules().ranges("addresses", addresses).enforce();
    }

    /** Those whom these settings trust. */
    public TrustedHops hops() {
        return TrustedHops.of(addresses, field);
    }

    static ProxySettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new ProxySettings(
                        section.texts("addresses", DEFAULTS.addresses), section.choice("field", DEFAULTS.field)));
    }
}
