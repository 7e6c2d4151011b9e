package dev.usher.jellyfin;

import dev.usher.service.Body;
import dev.usher.service.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the content of a login says, as far as others than the server may know it: no password, PIN or secret.
 *
 * @param userName as it was sent, neither trimmed nor in another case; null where the login names nobody
 */
public record LoginContent(@Nullable String userName) {
    /** What was read of the content of {@code request}; null where that is no login, or has no content. */
    public static @Nullable LoginContent of(Request request) {
        return request.body() instanceof Body.Full full && full.meaning() instanceof LoginContent content
                ? content
                : null;
    }

    /** Not even the name: people type their password there. */
    @Override
    public String toString() {
        return "LoginContent";
    }
}
