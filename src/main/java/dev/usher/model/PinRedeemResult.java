package dev.usher.model;

import java.util.List;

/**
 * What came of a PIN. A PIN that is not good is answered with 404 instead.
 *
 * @param success whether a password was set
 * @param usersReset the names of the users whose password is now the PIN as it was sent
 * @param source the JSON that this was read from
 */
@Lossless
public record PinRedeemResult(boolean success, List<String> usersReset, JsonSource source)
        implements JsonModel, PinRedeemResultBuilder.With {
    /** Copies the lists: nobody changes them from outside. */
    public PinRedeemResult {
        usersReset = List.copyOf(usersReset);
    }
}
