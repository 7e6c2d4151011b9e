package dev.usher.jellyfin;

import io.vertx.core.MultiMap;

/**
 * A request as the server would read it.
 *
 * @param match what it asks for
 * @param credential who asks
 * @param fields of an operation those that go on, without credentials; of a stream all end-to-end fields. The caller may
 *     change them
 */
public record Reading(Match match, PresentedCredential credential, MultiMap fields) {
    /** Neither fields nor the credential. */
    @Override
    public String toString() {
        return "Reading[" + match + "]";
    }
}
