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
 * Asks a server to make its connection a WebSocket. The answer comes within the time of an attempt: a 101 with the connection
 * for content, or whatever the server says instead.
 */
final class TunnelWire implements Service {
    private final HttpClient client;
    private final Addresses addresses;
    private final Ticker ticker;
    private final Delay delay;
    private final OutgoingRequest outgoing;
    private final Failures failures;
    private final long patience;
    private final Idle idle;

    TunnelWire(Upstream upstream, HttpClient client, Ticker ticker, Delay delay) {
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

    @Override
    public Future<Response> call(Request request) {
        long nanos = Math.min(patience, request.deadlineNanos() - ticker.nanos());
        if (nanos <= 0) {
            return Future.failedFuture(failures.untried());
        }
        Attempt attempt = new Attempt(failures, addresses.tour());
        attempt.limit(nanos, delay);
        TunnelExchange exchange = new TunnelExchange(attempt, failures, idle);
        if (request.body() instanceof Body.Streamed streamed) {
            streamed.cancellation().onCancel(exchange::cancel);
        }
        attempt.connect(client, outgoing.options(request, Duration.ofNanos(nanos)), exchange::send);
        return attempt.answer();
    }
}
