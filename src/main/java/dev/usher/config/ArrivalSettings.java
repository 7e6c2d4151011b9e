package dev.usher.config;

import java.time.Duration;

/**
 * What a connection may ask of the listener. The keys stand under {@code listen}.
 *
 * @param maxTarget the longest request target, in bytes
 * @param maxFields the most header fields of a request, in bytes
 * @param maxFieldCount the most header fields of a request, by number
 * @param headTimeout how long the head of a request may take to come
 * @param idleTimeout how long a connection may be quiet while no answer is due
 * @param connectionsPerAddress the most connections of one address, or one /64 of IPv6; 0 for any number
 */
public record ArrivalSettings(
        long maxTarget,
        long maxFields,
        int maxFieldCount,
        Duration headTimeout,
        Duration idleTimeout,
        int connectionsPerAddress) {
    static final ArrivalSettings DEFAULTS =
            new ArrivalSettings(8 << 10, 32 << 10, 100, Duration.ofSeconds(10), Duration.ofMinutes(2), 1_000);

    public ArrivalSettings {
        new Rules()
                .check(maxTarget >= 256 && maxTarget <= 1 << 20, "max-target", "must lie between 256 and 1MiB")
                .check(maxFields >= 1 << 10 && maxFields <= 1 << 20, "max-fields", "must lie between 1KiB and 1MiB")
                .range("max-field-count", maxFieldCount, 10, 10_000)
                .positive("head-timeout", headTimeout)
                .positive("idle-timeout", idleTimeout)
                .range("connections-per-address", connectionsPerAddress, 0, 1_000_000)
                .enforce();
    }

    /** Reads them from the section that they share with where the gateway listens. */
    static ArrivalSettings read(Section listen) {
        return listen.part(
                DEFAULTS,
                () -> new ArrivalSettings(
                        listen.bytes("max-target", DEFAULTS.maxTarget),
                        listen.bytes("max-fields", DEFAULTS.maxFields),
                        listen.integer("max-field-count", DEFAULTS.maxFieldCount),
                        listen.duration("head-timeout", DEFAULTS.headTimeout),
                        listen.duration("idle-timeout", DEFAULTS.idleTimeout),
                        listen.integer("connections-per-address", DEFAULTS.connectionsPerAddress)));
    }
}
