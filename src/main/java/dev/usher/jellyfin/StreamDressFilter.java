package dev.usher.jellyfin;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;

/** Translates the old forms of a stream where its server wants that; a stream without any goes up as it came. */
public final class StreamDressFilter implements Filter {
    private final LegacyMode mode;

    /** A filter for the streams of a server of that mode. */
    public StreamDressFilter(LegacyMode mode) {
        this.mode = mode;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        if (mode == LegacyMode.PASS) {
            return next.call(request);
        }
        LegacyBridge.Translation translation = LegacyBridge.translate(request.target(), request.fields());
        return next.call(request.withTarget(translation.target()).withFields(translation.fields()));
    }
}
