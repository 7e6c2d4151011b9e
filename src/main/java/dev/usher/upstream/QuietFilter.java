package dev.usher.upstream;

import dev.usher.http.RetryAfter;
import dev.usher.service.Filter;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/** Refuses streams at once while a server has asked for quiet: their content cannot wait with them. */
public final class QuietFilter implements Filter {
    private final Upstream upstream;

    /** A filter for the streams of {@code upstream}. */
    public QuietFilter(Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        long quiet = upstream.quietNanos();
        if (quiet > 0) {
            return Future.succeededFuture(refusal(quiet));
        }
        return next.call(request);
    }

    private Response refusal(long quiet) {
        return new Problem(
                        503,
                        "server-starting",
                        "The server is starting",
                        "The server " + upstream.name() + " is starting; ask again when Retry-After has passed.")
                .toResponse(HttpHeaders.headers().set(HttpHeaders.RETRY_AFTER, RetryAfter.format(quiet)));
    }
}
