package dev.usher.jellyfin;

import dev.usher.cache.Invalidations;
import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/**
 * Ends what is stored of a server's streams once one of its users may have been deleted: his picture, which has one address for
 * ever, is shown no more. Nobody need find which it was.
 */
public final class DeletedUserFilter implements Filter {
    private final Invalidations invalidations;

    /** A filter for the operations of a server whose streams are invalidated there. */
    public DeletedUserFilter(Invalidations invalidations) {
        this.invalidations = invalidations;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        Future<Response> answer = next.call(request);
        return request.route() == Operation.DELETE_USER ? answer.onComplete(this::heed) : answer;
    }

    private void heed(AsyncResult<Response> done) {
        boolean acted =
                done.failed() ? mayHaveActed(done.cause()) : done.result().status() < 400;
        if (acted) {
            invalidations.invalidateAll();
        }
    }

    private static boolean mayHaveActed(Throwable failure) {
        return !(failure instanceof ServiceException missing) || missing.maybeProcessed();
    }
}
