package dev.usher.model;

/**
 * A user who forgot the password.
 *
 * @param enteredUsername the name
 * @param source the JSON that this was read from
 */
@Lossless
public record ForgotPasswordDto(
        @WhenAbsent(WhenAbsent.EMPTY) String enteredUsername, JsonSource source)
        implements JsonModel, ForgotPasswordDtoBuilder.With {}
