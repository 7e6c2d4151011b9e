package dev.usher.model;

import org.jspecify.annotations.Nullable;

/**
 * A change of a password.
 *
 * @param currentPw checked unless an administrator changes the password of another user
 * @param newPw null or empty for none, which an administrator may not have
 * @param resetPassword whether the password is removed, unchecked and without ending sessions
 * @param source the JSON that this was read from
 */
@Lossless
public record UpdateUserPassword(
        @Nullable Password currentPw, @Nullable Password newPw, boolean resetPassword, JsonSource source)
        implements JsonModel, UpdateUserPasswordBuilder.With {

    /** From {@code current} to {@code next}. */
    public static UpdateUserPassword of(@Nullable Password current, @Nullable Password next) {
        return new UpdateUserPassword(current, next, false, JsonSource.NONE);
    }

    /** To no password. An administrator's is not removed (400). */
    public static UpdateUserPassword reset() {
        return new UpdateUserPassword(null, null, true, JsonSource.NONE);
    }
}
