package dev.usher.upstream;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;

/** Begins each {@link Flow} to one server: in bounded time, and until whoever asked for it goes away. */
final class Flows {
    private final HttpClient client;
    private final Addresses addresses;
    private final Ticker ticker;
    private final Delay delay;
    private final OutgoingRequest outgoing;
    private final Failures failures;
    private final long patience;
    private final Idle idle;

    Flows(Upstream upstream, HttpClient client, Ticker ticker, Delay delay) {
        UpstreamSettings settings = upstream.settings();
        this.addresses = upstream.addresses();
        this.client = client;
        this.ticker = ticker;
        this.delay = delay;
        this.outgoing = new OutgoingRequest(settings);
        this.failures = new Failures(settings.name());
        this.patience = settings.attemptTimeout().toNanos();
        this.idle = new Idle(settings.idle().toNanos(), ticker, delay);
    }

    /** The answer to {@code request}, whose head is waited for until its deadline, but no longer than {@code longest}. */
    Future<Response> begin(Request request, Duration longest, Flow.Opening opening) {
        long nanos = Math.min(longest.toNanos(), request.deadlineNanos() - ticker.nanos());
        if (nanos <= 0) {
            return Future.failedFuture(failures.untried());
        }
        Attempt attempt = new Attempt(failures, addresses.tour());
        attempt.limit(nanos, delay);
        Flow flow = opening.of(attempt, failures, idle);
        if (request.body() instanceof Body.Streamed streamed) {
            streamed.cancellation().onCancel(flow::cancel);
        } else {
            // Whoever reads an answer that has begun says himself when nobody does any more: it may be another than who
            // asked.
            request.gone().onCancel(attempt::cancel);
        }
        attempt.connect(
                client,
                outgoing.options(request, Duration.ofNanos(Math.min(nanos, patience))),
                sent -> flow.send(request.body(), heard(sent, request.observer())));
        return attempt.answer();
    }

    private static HttpClientRequest heard(HttpClientRequest sent, Observer observer) {
        return sent.earlyHintsHandler(fields -> observer.hinted(EndToEnd.copy(fields)));
    }
}
