package dev.usher.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user. Everyone who is signed in may read all users, with their policies.
 *
 * @param name unique on its server, whatever the case
 * @param serverId the server's id: 32 hexadecimal digits
 * @param serverName never set by a real server
 * @param id the user's id; the zero GUID where there is none
 * @param primaryImageTag changes with every upload of a picture; null where there is none
 * @param hasPassword whether a password is set; always true on 12
 * @param hasConfiguredPassword the same as {@code hasPassword}
 * @param hasConfiguredEasyPassword always false
 * @param enableAutoLogin without effect
 * @param lastLoginDate when the user last signed in with the password
 * @param lastActivityDate when the user was last active, to the minute
 * @param configuration what the user prefers
 * @param policy what the user may do
 * @param primaryImageAspectRatio never set by a real server
 * @param source the JSON that this was read from
 */
@Lossless
public record UserDto(
        @WhenAbsent(WhenAbsent.EMPTY) String name,
        @Nullable String serverId,
        @Nullable String serverName,
        @WhenAbsent(WhenAbsent.ZERO_GUID) UUID id,
        @Nullable String primaryImageTag,
        @WhenAbsent("true") boolean hasPassword,
        @WhenAbsent("true") boolean hasConfiguredPassword,
        boolean hasConfiguredEasyPassword,
        @Nullable Boolean enableAutoLogin,
        @Nullable Instant lastLoginDate,
        @Nullable Instant lastActivityDate,
        @Nullable UserConfiguration configuration,
        @Nullable UserPolicy policy,
        @Nullable Double primaryImageAspectRatio,
        JsonSource source)
        implements JsonModel, UserDtoBuilder.With {}
