package dev.usher.client;

import dev.usher.service.Filter;
import dev.usher.service.Observer;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/**
 * Whether one call may have been executed, at each moment: while an attempt is under way, and from then on where it left that
 * open. One event loop writes it, and whoever closes the client reads it.
 */
final class Doubt implements Observer {
    /** Stands next to the wire, and keeps the doubt of the calls that have one. */
    static final Filter FILTER = (request, next) ->
            request.observer() instanceof Doubt doubt ? doubt.during(() -> next.call(request)) : next.call(request);

    private volatile boolean stands;

    private interface Attempt {
        Future<Response> make();
    }

    boolean stands() {
        return stands;
    }

    private Future<Response> during(Attempt attempt) {
        boolean before = stands;
        stands = true;
        return attempt.make().onComplete(result -> stands = before || leavesOpen(result));
    }

    /** An answer is judged, or repeated, at once by those who get it. */
    private static boolean leavesOpen(AsyncResult<Response> result) {
        return result.cause() instanceof ServiceException missing && missing.maybeProcessed();
    }
}
