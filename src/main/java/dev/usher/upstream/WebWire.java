package dev.usher.upstream;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;

/**
 * Sends operations over a Web Client with the connections, proxies and certificates that an application has given it; for a
 * library, where {@link Wire} is for the gateway. An answer that comes too slowly or is too large loses its connection at
 * once, and with it its place in the pool.
 */
public final class WebWire implements Service {
    private final WebClient client;
    private final UpstreamSettings settings;
    private final Clockwork time;
    private final OutgoingRequest outgoing;
    private final Addresses addresses;
    private final Failures failures;

    private WebWire(WebClient client, UpstreamSettings settings, Clockwork time) {
        this.client = client;
        this.settings = settings;
        this.time = time;
        this.outgoing = new OutgoingRequest(settings);
        this.addresses = new Addresses(settings, time.ticker());
        this.failures = new Failures("at " + String.join(" or ", settings.origins()));
    }

    /**
     * A wire over {@code connections}, which their owner closes, and which no redirect leaves. Pool and connect timeout are
     * theirs, not the settings'.
     *
     * @param options those with which the connections were made
     */
    public static Service over(
            HttpClient connections, WebClientOptions options, UpstreamSettings settings, Clockwork time) {
        return new WebWire(WebClient.wrap(AttemptedClient.over(connections), options), settings, time);
    }

    @Override
    public Future<Response> call(Request request) {
        long nanos = Math.min(
                settings.attemptTimeout().toNanos(),
                request.deadlineNanos() - time.ticker().nanos());
        if (nanos <= 0) {
            return Future.failedFuture(failures.untried());
        }
        Attempt attempt = new Attempt(failures, addresses.tour());
        attempt.limit(nanos, time.delay());
        WholeContent content =
                new WholeContent(settings.maxBody(), () -> attempt.abort(failures.tooLarge(settings.maxBody())));
        RequestOptions options = outgoing.options(request, Duration.ofNanos(nanos));
        settings.addresses().get(0).aim(options).setServer(new Destination(attempt));
        try {
            send(client.request(options).as(content), request.body())
                    .onComplete(
                            head -> attempt.succeed(response(head, content)),
                            failure -> attempt.end(broken(content, failure)));
        } catch (IllegalStateException isClosed) {
            attempt.end(failures.closed());
        }
        return attempt.answer();
    }

    private static Future<HttpResponse<Void>> send(HttpRequest<Void> request, Body body) {
        return body instanceof Body.Full full ? request.sendBuffer(full.bytes()) : request.send();
    }

    private ServiceException broken(WholeContent content, Throwable failure) {
        return content.hasBegun() ? failures.truncated(failure) : failures.unanswered(failure);
    }

    private static Response response(HttpResponse<Void> head, WholeContent content) {
        return new Response(head.statusCode(), EndToEnd.copy(head.headers()), Body.of(content.bytes()));
    }
}
