package dev.usher.cache;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import java.util.function.Predicate;

/**
 * Watches what is streamed past the cache: after a request that may have changed its server a new generation begins, whatever
 * came back, unless it surely was never sent; and a token that is refused loses what is stored for it.
 */
public final class InvalidationFilter implements Filter {
    private final Generation generation;
    private final TokenEpochs epochs;
    private final Predicate<Request> invalidates;

    /** A filter for the streams of one server. */
    public InvalidationFilter(Generation generation, TokenEpochs epochs, Predicate<Request> invalidates) {
        this.generation = generation;
        this.epochs = epochs;
        this.invalidates = invalidates;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        return next.call(request).onComplete(done -> {
            if (invalidates.test(request)) {
                generation.moveAfter(done);
            }
            if (done.succeeded()) {
                epochs.heed(request, done.result());
            }
        });
    }
}
