package dev.usher.upstream;

import dev.usher.http.RetryAfter;
import dev.usher.service.Filter;
import dev.usher.service.Observer;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Stands next to the wire and tells the {@link Upstream} and the request's observer what each attempt came to, before anybody
 * above learns of it. What does not come so far is no attempt: nothing of it was sent.
 */
public final class HealthFilter implements Filter {
    private final Upstream upstream;
    private final Function<Response, Outcome> classify;
    private final Predicate<Response> provesReadiness;
    private final Clockwork time;

    /**
     * A filter for the stack of {@code upstream}.
     *
     * @param classify tells the answers apart
     * @param provesReadiness whether a success is one that no starting server gives
     */
    public HealthFilter(
            Upstream upstream,
            Function<Response, Outcome> classify,
            Predicate<Response> provesReadiness,
            Clockwork time) {
        this.upstream = upstream;
        this.classify = classify;
        this.provesReadiness = provesReadiness;
        this.time = time;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        long asked = time.ticker().nanos();
        request.observer().attempt(upstream.name());
        Future<Response> answer = next.call(request);
        if (answer.isComplete()) {
            hear(answer, asked, request.observer());
            return answer;
        }
        return answer.transform(done -> {
            hear(answer, asked, request.observer());
            return answer;
        });
    }

    private void hear(Future<Response> answer, long asked, Observer observer) {
        if (answer.succeeded()) {
            Response response = answer.result();
            Outcome outcome = classify.apply(response);
            observer.concluded(upstream.name(), outcome.label());
            if (outcome == Outcome.SUCCESS && !provesReadiness.test(response)) {
                upstream.heard();
            } else {
                upstream.answered(outcome, asked, outcome == Outcome.NOT_READY ? waitOf(response) : 0);
            }
        } else if (answer.cause() instanceof ServiceException missing) {
            observer.concluded(upstream.name(), missing.kind().proxyError());
            upstream.failed(missing, asked);
        }
    }

    private long waitOf(Response response) {
        return RetryAfter.nanos(response.fields(), time.dates().instant());
    }
}
