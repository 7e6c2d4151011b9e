package dev.usher.limit;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.function.Predicate;

/**
 * Lets each attempt hold a slot of its server from the moment it is sent until it has an answer or none. An attempt that gets no
 * slot fails as one that was never sent, which says nothing of the server. One whose client goes away while it is under way
 * keeps its slot to the end: the server is still at work on it.
 */
public final class ConcurrencyLimitFilter implements Filter {
    private final String policy;
    private final ConcurrencyLimit limit;
    private final Predicate<Request> limited;

    /**
     * A filter before the server of {@code limit}.
     *
     * @param policy what the limit is called where refusals are counted
     * @param limited whether a request needs a slot; the others pass
     */
    public ConcurrencyLimitFilter(String policy, ConcurrencyLimit limit, Predicate<Request> limited) {
        this.policy = policy;
        this.limit = limit;
        this.limited = limited;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        if (!limited.test(request)) {
            return next.call(request);
        }
        Future<Slot> turn = limit.enter(request.deadlineNanos(), request.gone());
        return turn.isComplete() ? goOn(turn, request, next) : turn.transform(done -> goOn(done, request, next));
    }

    private Future<Response> goOn(AsyncResult<Slot> turn, Request request, Service next) {
        if (turn.failed()) {
            tell(request, turn.cause());
            return Future.failedFuture(turn.cause());
        }
        Slot slot = turn.result();
        if (request.gone().isCancelled()) {
            slot.free();
            return Future.failedFuture(limit.abandoned());
        }
        return holding(slot, request, next);
    }

    private static Future<Response> holding(Slot slot, Request request, Service next) {
        Future<Response> answer;
        try {
            answer = next.call(request);
        } catch (RuntimeException | Error bug) {
            slot.free();
            throw bug;
        }
        if (answer.isComplete()) {
            slot.free();
            return answer;
        }
        return answer.onComplete(done -> slot.free());
    }

    private void tell(Request request, Throwable cause) {
        if (cause instanceof ServiceException missing && missing.kind() == Kind.OVERLOADED) {
            request.observer().refused(policy);
        }
    }
}
