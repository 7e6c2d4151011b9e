package dev.usher.upstream;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends operations over a Web Client of the application's own making, with the connections, proxies and certificates that it
 * was given; for a library, where {@link Wire} is for the gateway. Of an answer that comes too slowly or is too large no more
 * is read once that is known. Web Client cannot end its exchange then, so that its connection is lost only when nothing has
 * been read from it for the time of an attempt.
 */
public final class WebWire implements Service {
    private final WebClient client;
    private final UpstreamSettings settings;
    private final Clockwork time;
    private final OutgoingRequest outgoing;
    private final Failures failures;

    private WebWire(WebClient client, UpstreamSettings settings, Clockwork time) {
        this.client = client;
        this.settings = settings;
        this.time = time;
        this.outgoing = new OutgoingRequest(settings);
        this.failures = new Failures("at " + settings.origin());
    }

    /** A wire over {@code client}, which its owner closes. Pool and connect timeout are the client's, not the settings'. */
    public static Service over(WebClient client, UpstreamSettings settings, Clockwork time) {
        return new WebWire(client, settings, time);
    }

    @Override
    public Future<Response> call(Request request) {
        long nanos = Math.min(
                settings.attemptTimeout().toNanos(),
                request.deadlineNanos() - time.ticker().nanos());
        if (nanos <= 0) {
            return Future.failedFuture(failures.untried());
        }
        Promise<Response> end = Promise.promise();
        OnceContent content = new OnceContent(request.body());
        WholeContent answer =
                new WholeContent(settings.maxBody(), () -> end.tryFail(failures.tooLarge(settings.maxBody())));
        Delay.Pending limit = time.delay().after(nanos, () -> {
            answer.stop();
            end.tryFail(failures.late(request.isSafe() || content.isSent()));
        });
        end.future().onComplete(over -> limit.cancel());
        send(request, nanos, answer, content)
                .onComplete(
                        whole -> end.tryComplete(response(whole, answer)),
                        failure -> end.tryFail(judged(failure, request, answer, content)));
        return end.future();
    }

    /** A client that Vert.x has closed throws. */
    private Future<HttpResponse<Void>> send(Request request, long nanos, WholeContent answer, OnceContent content) {
        try {
            HttpRequest<Void> sent = client.request(outgoing.options(request, Duration.ofNanos(nanos)))
                    .idleTimeout(TimeUnit.NANOSECONDS.toMillis(nanos + 999_999))
                    .as(answer);
            return request.isSafe() ? sent.send() : sent.sendStream(content);
        } catch (IllegalStateException isClosed) {
            return Future.failedFuture(failures.closed());
        }
    }

    private static Response response(HttpResponse<Void> head, WholeContent answer) {
        return new Response(head.statusCode(), EndToEnd.copy(head.headers()), Body.of(answer.bytes()));
    }

    private ServiceException judged(Throwable cause, Request request, WholeContent answer, OnceContent content) {
        if (cause instanceof ServiceException ours) {
            return ours;
        }
        boolean sent = request.isSafe() ? !Failures.isOfConnecting(cause) : content.isSent();
        if (!sent) {
            return failures.unsent(cause);
        }
        if (cause instanceof TimeoutException) {
            return failures.late(true);
        }
        return answer.hasBegun() ? failures.truncated(cause) : failures.unanswered(cause);
    }
}
