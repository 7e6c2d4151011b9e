package dev.usher.model;

import org.jspecify.annotations.Nullable;

/**
 * A user to be made.
 *
 * @param name letters, digits, blanks and {@code - ' . _ @ +}, no blank at either end
 * @param password null for none
 * @param source the JSON that this was read from
 */
@Lossless
public record CreateUserByName(
        @WhenAbsent(WhenAbsent.EMPTY) String name, @Nullable Password password, JsonSource source)
        implements JsonModel, CreateUserByNameBuilder.With {}
