package dev.usher.cache;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;

/**
 * Watches what is streamed past the cache: after a request that may have changed its server a new generation begins, whatever
 * came back, unless it surely was never sent; and a token that is refused, or given up, loses what is stored for it.
 */
public final class InvalidationFilter implements Filter {
    private final Generation generation;
    private final TokenEpochs epochs;
    private final Writes writes;

    /** A filter for the streams of one server. */
    public InvalidationFilter(Generation generation, TokenEpochs epochs, Writes writes) {
        this.generation = generation;
        this.epochs = epochs;
        this.writes = writes;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        return next.call(request).onComplete(done -> {
            generation.moveAfter(done, writes.reach(request, done.result()));
            if (writes.endsToken(request) && Generation.mayHaveBeenSent(done)) {
                epochs.end(request);
            }
            if (done.succeeded()) {
                epochs.heed(request, done.result());
            }
        });
    }
}
