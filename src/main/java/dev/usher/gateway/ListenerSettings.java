package dev.usher.gateway;

import java.time.Duration;

/**
 * What a connection may ask of the listener before a request of it is looked at.
 *
 * @param maxTarget the longest request target, in bytes
 * @param maxFields the most header fields, in bytes
 * @param maxFieldCount the most header fields, by their number
 * @param headTimeout the time for the head of a request to come whole
 * @param idleTimeout the time that a connection may be quiet while no answer is due on it
 * @param connectionsPerAddress the most connections of one address, or one /64 of IPv6; 0 for any number
 */
public record ListenerSettings(
        int maxTarget,
        int maxFields,
        int maxFieldCount,
        Duration headTimeout,
        Duration idleTimeout,
        int connectionsPerAddress) {
    public ListenerSettings {
        if (maxTarget < 1 || maxFields < 1 || maxFieldCount < 1 || connectionsPerAddress < 0) {
            throw new IllegalArgumentException("a listener needs limits: " + maxTarget + ", " + maxFields + ", "
                    + maxFieldCount + ", " + connectionsPerAddress);
        }
        if (isNothing(headTimeout) || isNothing(idleTimeout)) {
            throw new IllegalArgumentException("a listener needs times: " + headTimeout + ", " + idleTimeout);
        }
    }

    private static boolean isNothing(Duration time) {
        return time.isNegative() || time.isZero();
    }
}
