package dev.usher.upstream;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.time.Duration;

/**
 * Sends what streams: nothing is held back, nothing is bounded but the waits for a connection, as long as an attempt at an
 * operation, and for the head of the response.
 */
final class StreamWire implements Service {
    /** A head that has not come by then does not come; a deadline may lie farther away than a timer can count. */
    private static final long LONGEST_WAIT = Duration.ofDays(1).toNanos();

    private final HttpClient client;
    private final Ticker ticker;
    private final Delay delay;
    private final OutgoingRequest outgoing;
    private final Failures failures;
    private final long patience;
    private final Idle idle;

    StreamWire(UpstreamSettings settings, HttpClient client, Ticker ticker, Delay delay) {
        this.client = client;
        this.ticker = ticker;
        this.delay = delay;
        this.outgoing = new OutgoingRequest(settings);
        this.failures = new Failures(settings.name());
        this.patience = settings.attemptTimeout().toNanos();
        this.idle = new Idle(settings.idle().toNanos(), ticker, delay);
    }

    @Override
    public Future<Response> call(Request request) {
        long nanos = Math.min(LONGEST_WAIT, request.deadlineNanos() - ticker.nanos());
        if (nanos <= 0) {
            return Future.failedFuture(failures.untried());
        }
        Attempt attempt = new Attempt(failures);
        attempt.limit(nanos, delay);
        StreamExchange exchange = new StreamExchange(attempt, failures, idle);
        if (request.body() instanceof Body.Streamed streamed) {
            streamed.cancellation().onCancel(exchange::cancel);
        } else {
            request.gone().onCancel(exchange::cancel);
        }
        attempt.connect(
                client,
                outgoing.options(request, Duration.ofNanos(Math.min(nanos, patience))),
                sent -> exchange.send(request.body(), sent));
        return attempt.answer();
    }
}
