package dev.usher.gateway;

import dev.usher.http.ProxyStatus;
import dev.usher.jellyfin.Stream;
import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;

/** Refuses what only the house may ask to whoever is not in it. */
public final class HouseFilter implements Filter {
    private static final String DENIED =
            ProxyStatus.of("usher").error("http_request_denied").toString();

    private final boolean openToAll;

    /** A filter that refuses nobody where {@code openToAll}. */
    public HouseFilter(boolean openToAll) {
        this.openToAll = openToAll;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        boolean refused = request.route() == Stream.HOUSE
                && !openToAll
                && !request.caller().local();
        return refused
                ? Future.succeededFuture(Problems.HOUSE_ONLY.toResponse().with(ProxyStatus.FIELD, DENIED))
                : next.call(request);
    }
}
