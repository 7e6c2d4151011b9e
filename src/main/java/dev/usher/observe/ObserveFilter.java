package dev.usher.observe;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;

/** Tells a request's observer what is asked, before anybody can refuse it. The edge tells the rest, down to the last byte. */
public final class ObserveFilter implements Filter {
    @Override
    public Future<Response> apply(Request request, Service next) {
        request.observer().asked(request);
        return next.call(request);
    }
}
