package dev.usher.retry;

import dev.usher.service.Filter;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Repeats what may be repeated, when its server may be asked, until an answer is worth handing over or the deadline is too
 * near for another. It asks the waiting room before each attempt, the first one too; it answers by itself only where no
 * attempt was made that left an answer or a doubt, with 503 and the seconds that remain.
 */
public final class RetryFilter implements Filter {
    private final RetryPolicy policy;
    private final RetriedServer server;
    private final RetryTiming timing;
    private final Function<Response, Outcome> classify;
    private final Predicate<Request> repeatable;

    /**
     * A filter before one server, which repeats what is idempotent.
     *
     * @param classify what an answer says of the server and of repeating; must not throw
     */
    public RetryFilter(
            RetryPolicy policy, RetriedServer server, RetryTiming timing, Function<Response, Outcome> classify) {
        this.policy = policy;
        this.server = server;
        this.timing = timing;
        this.classify = classify;
        this.repeatable = Request::isIdempotent;
    }

    private RetryFilter(RetryFilter other, Predicate<Request> repeatable) {
        this.policy = other.policy;
        this.server = other.server;
        this.timing = other.timing;
        this.classify = other.classify;
        this.repeatable = repeatable;
    }

    /** The same, but of what may have been executed it repeats only what is safe. */
    public RetryFilter repeatingOnlySafe() {
        return new RetryFilter(this, Request::isSafe);
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        server.budget().deposit();
        return new Exchange(this, request, next).proceed();
    }

    RetryPolicy policy() {
        return policy;
    }

    RetriedServer server() {
        return server;
    }

    RetryTiming timing() {
        return timing;
    }

    boolean mayRepeat(Request request) {
        return repeatable.test(request);
    }

    Outcome classify(Response response) {
        return classify.apply(response);
    }
}
