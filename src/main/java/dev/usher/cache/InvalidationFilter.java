package dev.usher.cache;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import java.util.function.Predicate;

/** Begins a new generation after a streamed request that may have changed its server, whatever came back; what was
 * never sent has not. */
public final class InvalidationFilter implements Filter {
    private final Generation generation;
    private final Predicate<Request> invalidates;

    /** A filter for the streams of one server. */
    public InvalidationFilter(Generation generation, Predicate<Request> invalidates) {
        this.generation = generation;
        this.invalidates = invalidates;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        return invalidates.test(request) ? next.call(request).onComplete(generation::moveAfter) : next.call(request);
    }
}
