package dev.usher.service;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param address the client's address as the gateway sees it, an IP literal without brackets
 * @param addressGroup what pays for the address: the address itself, or the /64 of an IPv6 one
 * @param local whether the address is in the local network
 * @param credential what the client presented, if anything
 */
public record Caller(
        String address,
        String addressGroup,
        boolean local,
        @Nullable Credential credential) {
    /** Names the address alone; a credential is never printed. */
    @Override
    public String toString() {
        return "Caller[" + address + (credential == null ? ", anonymous]" : ", with credential]");
    }

    /**
     * A presented credential.
     *
     * @param tokenHash a keyed hash of the token, safe as a key, or null where the client only named itself
     * @param deviceId the device the client says it is, or the empty string
     * @param presented the credential as its owner package parsed it, to be sent up again; never printed
     */
    public record Credential(@Nullable String tokenHash, String deviceId, Object presented) {
        @Override
        public String toString() {
            return tokenHash == null ? "Credential[no token]" : "Credential[***]";
        }
    }

    /** The keyed hash of the presented token, or null where there is none. */
    public @Nullable String tokenHash() {
        return credential == null ? null : credential.tokenHash();
    }
}
