package dev.usher.cache;

import dev.usher.service.Request;
import dev.usher.service.Response;
import org.jspecify.annotations.Nullable;

/** What the cache must be told of the requests it sees. Asked on every request: an implementation computes, and waits for nothing. */
public interface CachePolicy {
    /** How long a 200 to {@code request} may be used, or null where it is never stored nor answered from store. */
    @Nullable
    Lifetime lifetime(Request request);

    /** The key of a request that has a lifetime. */
    CacheKey key(Request request);

    /**
     * The keyed hash of the token whose owner alone the answer to {@code request} is for; null where it is everybody's. What was
     * fetched is used only while that token stands, whatever the key says.
     */
    default @Nullable String token(Request request) {
        return request.caller().tokenHash();
    }

    /** Whether {@code response} is a failure of the server that a stale response may stand in for. */
    boolean isError(Response response);

    /** Whether {@code request} may change what other requests are answered, if the server acts on it. */
    boolean invalidates(Request request);

    /** Which fields of a response tell this cache that it must not be stored. */
    default Targets targets() {
        return Targets.NONE;
    }

    /** What a write may have changed, given the answer, or null where none came. */
    default Scope reach(Request request, @Nullable Response response) {
        return Scope.EVERYTHING;
    }

    /**
     * What {@code response}, which is about to be stored, tells of.
     *
     * @param generation that of the server when {@code request} began to be fetched
     */
    default Scope told(Request request, Response response, long generation) {
        return Scope.EVERYTHING;
    }

    /** Whether a server that answered {@code response} may have acted on the request; one that is still starting has not. */
    default boolean mayHaveActed(Response response) {
        return true;
    }
}
