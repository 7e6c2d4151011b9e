package dev.usher.upstream;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/** Fails an attempt at once while its server is down, but for one at a time that finds out whether it still is. */
public final class CircuitFilter implements Filter {
    private final Upstream upstream;

    /** A filter before {@code upstream}, above the {@link HealthFilter} that tells it what each attempt came to. */
    public CircuitFilter(Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        request.observer().routed(upstream.name());
        Circuit.Admission admission = upstream.admit();
        if (admission instanceof Circuit.Admission.Refuse refuse) {
            return Future.failedFuture(refusal(refuse.nanos()));
        }
        Future<Response> answer = next.call(request);
        return admission instanceof Circuit.Admission.Trial trial
                ? answer.andThen(done -> upstream.tried(trial, isVerdict(done)))
                : answer;
    }

    /** An attempt that was not made, or was broken off, says nothing: then another may be made at once. */
    private static boolean isVerdict(AsyncResult<Response> done) {
        return done.failed() && done.cause() instanceof ServiceException missing && Health.isDead(missing.kind());
    }

    private ServiceException refusal(long nanos) {
        return ServiceException.unsent(
                Kind.KNOWN_DOWN,
                "The server " + upstream.name() + " is down: it gave no answer to several attempts in a row.",
                nanos);
    }
}
