package dev.usher.jellyfin;

import dev.usher.service.Caller;
import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Puts the caller's credential, and no other, on what goes to the server. It stands next to the wire, so that above it no
 * target or field holds a token. A condition stops here: the cache has answered what could be answered by it.
 */
public final class DressFilter implements Filter {
    @Override
    public Future<Response> apply(Request request, Service next) {
        PresentedCredential presented = presented(request.caller().credential());
        Request dressed = request.withFields(presented.dress(request.fields()).remove(HttpHeaders.IF_NONE_MATCH))
                .withTarget(presented.dress(request.target()));
        return next.call(dressed);
    }

    private static PresentedCredential presented(Caller.@Nullable Credential credential) {
        return credential != null && credential.presented() instanceof PresentedCredential presented
                ? presented
                : PresentedCredential.NONE;
    }
}
