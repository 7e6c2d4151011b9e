package dev.usher.jellyfin;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * Takes {@code Age} off the pictures of a server, where it says for how many seconds a picture has not changed, and not for how
 * long a cache has had it (RFC 9111 §5.1). Behind a proxy that may be a cache it stays.
 */
public final class PictureAgeFilter implements Filter {
    private static final CharSequence VIA = HttpHeaders.createOptimized("via");

    @Override
    public Future<Response> apply(Request request, Service next) {
        return request.route() == Stream.OTHER && StreamCachePolicy.isPicture(request.target())
                ? next.call(request).map(PictureAgeFilter::ageless)
                : next.call(request);
    }

    private static Response ageless(Response response) {
        if (!response.fields().contains(HttpHeaders.AGE) || response.fields().contains(VIA)) {
            return response;
        }
        MultiMap rest = HttpHeaders.headers().addAll(response.fields()).remove(HttpHeaders.AGE);
        return new Response(response.status(), rest, response.body());
    }
}
