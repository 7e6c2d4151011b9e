package dev.usher.upstream;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;

/** Sends operations whole and reads their answers whole, up to a size, up to a time. */
final class OperationWire implements Service {
    private final HttpClient client;
    private final Addresses addresses;
    private final Ticker ticker;
    private final Delay delay;
    private final OutgoingRequest outgoing;
    private final Failures failures;
    private final long attemptNanos;
    private final long maxBody;

    OperationWire(Upstream upstream, HttpClient client, Ticker ticker, Delay delay) {
        UpstreamSettings settings = upstream.settings();
        this.addresses = upstream.addresses();
        this.client = client;
        this.ticker = ticker;
        this.delay = delay;
        this.outgoing = new OutgoingRequest(settings);
        this.failures = new Failures(settings.name());
        this.attemptNanos = settings.attemptTimeout().toNanos();
        this.maxBody = settings.maxBody();
    }

    @Override
    public Future<Response> call(Request request) {
        if (request.body() instanceof Body.Streamed) {
            throw new IllegalArgumentException("an operation has its content in memory");
        }
        long nanos = Math.min(attemptNanos, request.deadlineNanos() - ticker.nanos());
        if (nanos <= 0) {
            return Future.failedFuture(failures.untried());
        }
        Attempt attempt = new Attempt(failures, addresses.tour());
        attempt.limit(nanos, delay);
        attempt.connect(
                client,
                outgoing.options(request, Duration.ofNanos(nanos)),
                sent -> send(request.body(), sent, attempt));
        return attempt.answer();
    }

    private void send(Body body, HttpClientRequest sent, Attempt attempt) {
        Future<Void> written = body instanceof Body.Full full ? sent.end(full.bytes()) : sent.end();
        sent.response()
                .onComplete(
                        response -> read(response, attempt), failure -> attempt.abort(failures.unanswered(failure)));
        attempt.answer().onSuccess(answer -> {
            if (!written.isComplete()) {
                attempt.tear();
            }
        });
    }

    private void read(HttpClientResponse response, Attempt attempt) {
        WholeBody body = new WholeBody();
        response.exceptionHandler(failure -> attempt.abort(failures.truncated(failure)));
        response.handler(part -> {
            if (attempt.isOver()) {
                return;
            }
            body.add(part);
            if (body.length() > maxBody) {
                attempt.abort(failures.tooLarge(maxBody));
            }
        });
        response.endHandler(end -> attempt.succeed(
                new Response(response.statusCode(), EndToEnd.copy(response.headers()), Body.of(body.whole()))));
    }
}
