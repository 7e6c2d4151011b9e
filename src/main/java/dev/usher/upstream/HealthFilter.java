package dev.usher.upstream;

import dev.usher.http.RetryAfter;
import dev.usher.service.Filter;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** Stands next to the wire and tells the {@link Upstream} what each attempt came to, before anybody above learns of it. */
public final class HealthFilter implements Filter {
    private final Upstream upstream;
    private final Function<Response, Outcome> classify;
    private final Ticker ticker;
    private final InstantSource clock;

    /** A filter for the stack of {@code upstream}, whose answers {@code classify} tells apart. */
    public HealthFilter(Upstream upstream, Function<Response, Outcome> classify, Ticker ticker, InstantSource clock) {
        this.upstream = upstream;
        this.classify = classify;
        this.ticker = ticker;
        this.clock = clock;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        long asked = ticker.nanos();
        Future<Response> answer = next.call(request);
        if (answer.isComplete()) {
            hear(answer, asked);
            return answer;
        }
        return answer.transform(done -> {
            hear(answer, asked);
            return answer;
        });
    }

    private void hear(Future<Response> answer, long asked) {
        if (answer.succeeded()) {
            Response response = answer.result();
            Outcome outcome = classify.apply(response);
            upstream.answered(outcome, asked, outcome == Outcome.NOT_READY ? waitOf(response) : 0);
        } else if (answer.cause() instanceof ServiceException missing) {
            upstream.failed(missing.kind(), asked);
        }
    }

    private long waitOf(Response response) {
        String word = response.fields().get(HttpHeaders.RETRY_AFTER);
        return word == null
                ? 0
                : RetryAfter.parse(word, clock.instant()).map(Duration::toNanos).orElse(0L);
    }
}
