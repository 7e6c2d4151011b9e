package dev.usher.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request of Quick Connect. It lives ten minutes, and at least one more from when it was authorized.
 *
 * @param authenticated whether somebody has authorized it, so that it can be redeemed
 * @param secret what the device that asked polls with
 * @param code the six digits that a signed-in user types in
 * @param deviceId the device that asked
 * @param deviceName the device that asked
 * @param appName the program that asked
 * @param appVersion the version of the program
 * @param dateAdded when it was made; a minute after it was authorized, once it was
 * @param source the JSON that this was read from
 */
@Lossless
public record QuickConnectResult(
        boolean authenticated,
        @Nullable QuickConnectSecret secret,
        @WhenAbsent(WhenAbsent.EMPTY) String code,
        @Nullable String deviceId,
        @Nullable String deviceName,
        @Nullable String appName,
        @Nullable String appVersion,
        @WhenAbsent(WhenAbsent.UNSET_DATE) Instant dateAdded,
        JsonSource source)
        implements JsonModel, QuickConnectResultBuilder.With {}
