package dev.usher.model;

import org.jspecify.annotations.Nullable;

/**
 * A login with name and password.
 *
 * @param username compared without regard to case, not trimmed
 * @param pw null or empty for a user without one
 * @param source the JSON that this was read from
 */
@Lossless
public record AuthenticateUserByName(
        @Nullable String username, @Nullable Password pw, JsonSource source)
        implements JsonModel, AuthenticateUserByNameBuilder.With {}
