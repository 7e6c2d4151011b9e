package dev.usher.cache;

import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.Future;

/** A cache whose server changes. */
abstract class InvalidationCase {
    static final String NOT_STORED = "usher/home;fwd=uri-miss;fwd-status=200";

    final CachedServer home = new CachedServer();

    Future<Response> stream(Request request) {
        return new InvalidationFilter(
                        home.generation,
                        home.epochs,
                        (asked, answer) -> asked.target().equals("/Devices") ? Scope.EVERYTHING : Scope.NOTHING)
                .apply(request, home.server);
    }
}
