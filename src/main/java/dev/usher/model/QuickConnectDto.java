package dev.usher.model;

/**
 * A request of Quick Connect that is redeemed.
 *
 * @param secret as it was given when the request was made
 * @param source the JSON that this was read from
 */
@Lossless
public record QuickConnectDto(@WhenAbsent(WhenAbsent.EMPTY) QuickConnectSecret secret, JsonSource source)
        implements JsonModel, QuickConnectDtoBuilder.With {}
