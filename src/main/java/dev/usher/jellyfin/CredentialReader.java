package dev.usher.jellyfin;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** Finds out who a client says it is. */
@FunctionalInterface
public interface CredentialReader {
    /**
     * What {@code fields} and {@code query} present, or null where a field cannot be read: the server then refuses the
     * request with an empty 400, whatever it asks for.
     */
    @Nullable
    PresentedCredential read(MultiMap fields, String query);

    /** The server's own way, with its old carriers: the order of {@link Carrier}, the first of several lists. */
    static CredentialReader standard() {
        return PresentedFields::read;
    }
}
