package dev.usher.retry;

import dev.usher.http.RetryAfter;
import dev.usher.retry.RetryDecision.Result;
import dev.usher.retry.RetryDecision.Result.Answered;
import dev.usher.retry.RetryDecision.Result.Unanswered;
import dev.usher.service.Body;
import dev.usher.service.Outcome;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request's way through all its attempts, each step on its own event loop. */
final class Exchange {
    /** With less time than that, what must not be executed twice is not sent after a wait: its answer would come too late. */
    private static final long LEAST_TIME = TimeUnit.MILLISECONDS.toNanos(250);

    private final RetryFilter filter;
    private final Request request;
    private final Service next;
    private int failures;
    private boolean returning;
    private @Nullable AsyncResult<Response> inHand;

    Exchange(RetryFilter filter, Request request, Service next) {
        this.filter = filter;
        this.request = request;
        this.next = next;
    }

    /** Asks the room for a turn, and goes on from there to the end. */
    Future<Response> proceed() {
        WaitingRoom room = filter.server().room();
        if (!request.waits()) {
            return take(room.pass());
        }
        Future<Turn> turn = room.enter(request.deadlineNanos(), request.gone(), returning);
        return turn.isComplete() ? take(turn.result()) : turn.compose(this::take);
    }

    private Future<Response> take(Turn turn) {
        if (turn instanceof Turn.Denied denied) {
            return comeBackIn(denied.retryAfterNanos());
        }
        if (turn instanceof Turn.Abandoned) {
            return abandon();
        }
        Turn.Go go = (Turn.Go) turn;
        if ((inHand != null || go.waited()) && !filter.mayRepeat(request) && remaining() < LEAST_TIME) {
            go.end(false);
            return comeBackIn(LEAST_TIME);
        }
        returning = go.waited();
        Future<Response> answer = call();
        return answer.isComplete() ? judge(go, answer) : answer.transform(result -> judge(go, result));
    }

    /** A write that may have been executed is told of all the same: what is stored depends on it. */
    private Future<Response> abandon() {
        return inHand != null && !request.isSafe()
                ? asItIs(inHand)
                : Future.failedFuture(
                        new ServiceException(ServiceException.Kind.CANCELLED, false, "The client went away."));
    }

    /** A service that throws has a bug; the room must hear of the end all the same. */
    private Future<Response> call() {
        try {
            return next.call(request);
        } catch (RuntimeException | Error bug) {
            return Future.failedFuture(bug);
        }
    }

    private Future<Response> judge(Turn.Go go, AsyncResult<Response> result) {
        if (result.failed() && !(result.cause() instanceof ServiceException)) {
            go.end(false);
            return asItIs(result);
        }
        Result what = resultOf(result);
        AsyncResult<Response> held = weightier(result, what);
        inHand = held;
        RetryDecision decision =
                isStreamed(result) ? RetryDecision.GiveUp.AS_IT_IS : RetryDecision.after(what, situation());
        go.end(what instanceof Answered answered && answered.outcome() != Outcome.NOT_READY);
        if (decision instanceof RetryDecision.RetryIn retry) {
            return retry.costs() || request.waits() ? retry(retry, held) : comeBackIn(retry.nanos());
        }
        if (decision instanceof RetryDecision.GiveUp giveUp) {
            return giveUp.retryAfterNanos() > 0 ? comeBackIn(giveUp.retryAfterNanos()) : asItIs(held);
        }
        return proceed();
    }

    /** What to hand over: a write that may have been executed stays one, though later attempts surely executed nothing. */
    private AsyncResult<Response> weightier(AsyncResult<Response> result, Result what) {
        AsyncResult<Response> before = inHand;
        boolean inDoubt = before != null && !request.isSafe() && mayHaveActed(resultOf(before));
        return inDoubt && !mayHaveActed(what) ? before : result;
    }

    private static boolean mayHaveActed(Result what) {
        return what instanceof Answered answered
                ? answered.outcome() != Outcome.NOT_READY
                : ((Unanswered) what).maybeProcessed();
    }

    private Result resultOf(AsyncResult<Response> result) {
        if (result.succeeded()) {
            return new Answered(filter.classify(result.result()), word(result.result()));
        }
        ServiceException missing = (ServiceException) result.cause();
        return new Unanswered(missing.kind(), missing.maybeProcessed());
    }

    private long word(Response response) {
        return RetryAfter.nanos(response.fields(), filter.timing().dates().instant());
    }

    private RetryDecision.Situation situation() {
        return new RetryDecision.Situation(
                filter.policy(),
                filter.mayRepeat(request),
                failures + 1,
                remaining(),
                filter.server().room().quietNanos(),
                filter.timing().random().nextDouble());
    }

    private long remaining() {
        return request.deadlineNanos() - filter.timing().ticker().nanos();
    }

    private Future<Response> retry(RetryDecision.RetryIn retry, AsyncResult<Response> held) {
        if (retry.costs()) {
            if (!filter.server().budget().withdraw()) {
                return asItIs(held);
            }
            failures++;
        }
        Promise<Void> waited = Promise.promise();
        filter.timing().delay().after(retry.nanos(), waited::complete);
        return waited.future().compose(nothing -> proceed());
    }

    /** What streams exists once: it can neither be sent again nor thrown away. */
    private boolean isStreamed(AsyncResult<Response> result) {
        return request.body() instanceof Body.Streamed
                || result.succeeded() && result.result().body() instanceof Body.Streamed;
    }

    /**
     * The server's own answer where one is in hand, else ours, with the seconds for which the server is still to be left alone.
     * A request that may have been processed is not told that its server is starting.
     */
    private Future<Response> comeBackIn(long nanos) {
        String seconds = RetryAfter.format(nanos);
        if (inHand == null || inHand.failed() && !((ServiceException) inHand.cause()).maybeProcessed()) {
            return Future.succeededFuture(starting(seconds));
        }
        return inHand.succeeded()
                ? Future.succeededFuture(inHand.result().with(HttpHeaders.RETRY_AFTER, seconds))
                : asItIs(inHand);
    }

    private Response starting(String seconds) {
        String name = filter.server().name();
        return new Problem(
                        503,
                        "server-starting",
                        "The server is starting",
                        "The server \"" + name + "\" is not ready; ask again in " + seconds + " s.")
                .toResponse(HttpHeaders.headers().set(HttpHeaders.RETRY_AFTER, seconds));
    }

    private static Future<Response> asItIs(AsyncResult<Response> result) {
        return result.succeeded() ? Future.succeededFuture(result.result()) : Future.failedFuture(result.cause());
    }
}
