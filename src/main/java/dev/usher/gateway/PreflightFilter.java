package dev.usher.gateway;

import dev.usher.http.ProxyStatus;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.service.Body;
import dev.usher.service.Filter;
import dev.usher.service.Outcome;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/**
 * Answers a preflight (Fetch §4.8) in place of a server that cannot, as the server does when it is ready. A browser that gets no leave
 * does not send what it asks about, and its page sees a failure of the network; with it the request itself comes, and waits
 * for the server or is told why not. A server that is known to choose among origins speaks for itself.
 */
public final class PreflightFilter implements Filter {
    private static final int NO_CONTENT = 204;

    private final CrossOrigin pages;
    private final String status;

    /** A filter for the streams of {@code server}, of which {@code pages} is known. */
    public PreflightFilter(String server, CrossOrigin pages) {
        this.pages = pages;
        this.status = ProxyStatus.of("usher/" + server)
                .error("destination_unavailable")
                .toString();
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        Future<Response> answer = next.call(request);
        return isPreflight(request) ? answer.map(response -> judge(request, response)) : answer;
    }

    private static boolean isPreflight(Request request) {
        return request.method() == HttpMethod.OPTIONS
                && request.fields().contains(HttpHeaders.ORIGIN)
                && request.fields().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private Response judge(Request request, Response response) {
        if (response.status() == NO_CONTENT) {
            pages.heard(response);
        }
        return isMissing(response) && pages.isOpen() ? inPlaceOf(response, request) : response;
    }

    /** A server that is starting has not come so far as to think of origins. */
    private static boolean isMissing(Response response) {
        boolean failed = response.status() >= 502 && response.status() <= 504;
        return failed && Problem.isOurs(response) || ServerAnswers.classify(response) == Outcome.NOT_READY;
    }

    private Response inPlaceOf(Response missing, Request request) {
        if (missing.body() instanceof Body.Streamed page) {
            page.cancellation().cancel();
        }
        MultiMap asked = request.fields();
        MultiMap fields = HttpHeaders.headers()
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, CrossOrigin.ALL)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, asked.get(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD))
                .set(ProxyStatus.FIELD, status);
        String names = asked.get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (names != null) {
            fields.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, names);
        }
        return new Response(NO_CONTENT, fields, Body.EMPTY);
    }
}
