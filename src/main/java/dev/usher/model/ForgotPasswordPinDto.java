package dev.usher.model;

/**
 * A PIN that is redeemed.
 *
 * @param pin the PIN, which becomes the password
 * @param source the JSON that this was read from
 */
@Lossless
public record ForgotPasswordPinDto(
        @WhenAbsent(WhenAbsent.EMPTY) Pin pin, JsonSource source)
        implements JsonModel, ForgotPasswordPinDtoBuilder.With {}
