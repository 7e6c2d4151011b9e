package dev.usher.observe;

import dev.usher.jellyfin.Misdirection;
import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;

/** Heeds redirects to the base URL of a server, and lets them pass: a browser that follows one arrives. */
public final class SignpostFilter implements Filter {
    private final MisdirectionLog log;

    /** A filter that tells {@code log}. */
    public SignpostFilter(MisdirectionLog log) {
        this.log = log;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        return next.call(request).onSuccess(this::heed);
    }

    private void heed(Response response) {
        Misdirection misdirection = Misdirection.inRedirect(response);
        if (misdirection != null) {
            log.misled(misdirection);
        }
    }
}
