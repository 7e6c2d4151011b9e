package dev.usher.identity;

import org.jspecify.annotations.Nullable;

/**
 * How a client came to this house.
 *
 * @param address the client's address, an IP literal without brackets where it has one
 * @param scheme {@code http} or {@code https} as the first of the trusted hops was asked, or null where none of them says
 * @param host the {@code Host} that this hop was sent, or null where none of them says
 */
public record Approach(
        String address, @Nullable String scheme, @Nullable String host) {
    /** Of a client that stands before the door itself. */
    static Approach direct(String address) {
        return new Approach(address, null, null);
    }
}
