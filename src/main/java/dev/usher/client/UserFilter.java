package dev.usher.client;

import org.jspecify.annotations.Nullable;

/**
 * Which users are listed.
 *
 * @param isHidden only hidden ones, or only those who are not; null for both
 * @param isDisabled only disabled ones, or only those who are not; null for both
 */
public record UserFilter(
        @Nullable Boolean isHidden, @Nullable Boolean isDisabled) {
    /** All users. */
    public static final UserFilter ALL = new UserFilter(null, null);
}
