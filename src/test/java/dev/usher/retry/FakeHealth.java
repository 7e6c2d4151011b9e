package dev.usher.retry;

import dev.usher.http.RetryAfter;
import dev.usher.service.Filter;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import java.time.Duration;

/** Remembers a starting server's word, as the real one does; an answer names its own {@link Outcome} in a field. */
final class FakeHealth implements Readiness, Filter {
    private static final String OUTCOME = "X-Outcome";
    private static final Duration DEFAULT_QUIET = Duration.ofMillis(500);

    private final ManualTime time;
    private long quietUntil;

    FakeHealth(ManualTime time) {
        this.time = time;
    }

    static Response answer(int status, Outcome outcome) {
        return ScriptedService.response(status, OUTCOME, outcome.name());
    }

    static Response answer(int status, Outcome outcome, String retryAfter) {
        return answer(status, outcome).with("Retry-After", retryAfter);
    }

    static Outcome classify(Response response) {
        String outcome = response.fields().get(OUTCOME);
        return outcome == null ? Outcome.SUCCESS : Outcome.valueOf(outcome);
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        return next.call(request).onSuccess(this::hear).onFailure(failure -> {
            if (failure instanceof ServiceException missing && missing.kind() == Kind.CONNECTION_REFUSED) {
                quietFor(DEFAULT_QUIET);
            }
        });
    }

    private void hear(Response response) {
        if (classify(response) == Outcome.NOT_READY) {
            String word = response.fields().get("Retry-After");
            quietFor(
                    word == null
                            ? DEFAULT_QUIET
                            : RetryAfter.parse(word, time.instant()).orElse(DEFAULT_QUIET));
        } else {
            quietFor(Duration.ZERO);
        }
    }

    void quietFor(Duration quiet) {
        quietUntil = time.nanos() + quiet.toNanos();
    }

    @Override
    public long quietNanos() {
        return quietUntil - time.nanos();
    }
}
