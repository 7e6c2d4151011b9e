package dev.usher.cache;

import dev.usher.service.Request;
import dev.usher.service.Response;
import org.jspecify.annotations.Nullable;

/** What the requests change that pass the cache by. */
@FunctionalInterface
public interface Writes {
    /** What {@code request} may have changed, given the answer, or null where none came. */
    Scope reach(Request request, @Nullable Response response);

    /** Whether the token that {@code request} presents is good no more once the server has acted on it. */
    default boolean endsToken(Request request) {
        return false;
    }
}
