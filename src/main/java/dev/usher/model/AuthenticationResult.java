package dev.usher.model;

import org.jspecify.annotations.Nullable;

/**
 * What a successful login gives.
 *
 * @param user who has signed in; on 10.11 with the dates from before
 * @param sessionInfo the session that was opened
 * @param accessToken what the session proves itself with
 * @param serverId the server's id: 32 hexadecimal digits
 * @param source the JSON that this was read from
 */
@Lossless
public record AuthenticationResult(
        @Nullable UserDto user,
        @Nullable SessionInfoDto sessionInfo,
        @Nullable AccessToken accessToken,
        @Nullable String serverId,
        JsonSource source)
        implements JsonModel, AuthenticationResultBuilder.With {}
