package dev.usher.jellyfin;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/**
 * Puts the caller's credential, and no other, on what goes to the server. It stands next to the wire, so that above it no
 * target or field holds a token. A condition stops here: the cache has answered what could be answered by it.
 */
public final class DressFilter implements Filter {
    private final LegacyMode mode;

    /** A filter for the operations of a server of that mode: all in the modern form, or each in its caller's own. */
    public DressFilter(LegacyMode mode) {
        this.mode = mode;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        PresentedCredential own = PresentedCredential.of(request.caller());
        PresentedCredential presented = mode == LegacyMode.BRIDGE ? own.modern(Carrier.LIST) : own;
        String target = presented.dress(request.target());
        Request dressed = request.withFields(presented.dress(request.fields()).remove(HttpHeaders.IF_NONE_MATCH))
                .withTarget(presented.prefixed() ? LegacyPrefix.EMBY + target : target);
        return next.call(dressed);
    }
}
