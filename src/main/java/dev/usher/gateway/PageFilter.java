package dev.usher.gateway;

import dev.usher.http.AcceptedTypes;
import dev.usher.service.Filter;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * Gives a {@link WaitingPage} to a browser that goes to a page while its server cannot answer. Whoever asks for data gets the
 * problem as it is, and what the server itself answers is its own.
 */
public final class PageFilter implements Filter {
    private static final String PROBLEM = Problem.MEDIA_TYPE.toString();
    /** It stands for all of them: they are read when this filter is made, not while somebody waits. */
    private static final WaitingPage DEFAULT = WaitingPage.SILENT;

    private static final String FETCH_MODE = "sec-fetch-mode";

    @Override
    public Future<Response> apply(Request request, Service next) {
        Future<Response> answer = next.call(request);
        if (answer.succeeded() && !isFailure(answer.result())) {
            return answer;
        }
        return isNavigation(request) ? answer.map(response -> readable(request, response)) : answer;
    }

    private static boolean isNavigation(Request request) {
        String mode = request.fields().get(FETCH_MODE);
        List<String> accepted = request.fields().getAll(HttpHeaders.ACCEPT);
        int html = AcceptedTypes.weight(accepted, "text/html");
        return request.method() == HttpMethod.GET
                && (mode == null || mode.equals("navigate"))
                && html > AcceptedTypes.weight(accepted, "application/json")
                && html > AcceptedTypes.weight(accepted, PROBLEM);
    }

    /** A server's own answer to a stream is never whole. */
    private static Response readable(Request request, Response response) {
        if (!isFailure(response) || !Problem.isOurs(response)) {
            return response;
        }
        String type = Problem.typeOf(response);
        request.observer().problem(type);
        return page(response.status(), type).inPlaceOf(response);
    }

    private static boolean isFailure(Response response) {
        return response.status() >= 502 && response.status() <= 504;
    }

    private static WaitingPage page(int status, String type) {
        if (status != 503) {
            return DEFAULT;
        }
        return switch (type) {
            case "server-starting" -> WaitingPage.STARTING;
            case "server-down" -> WaitingPage.SILENT;
            default -> WaitingPage.BUSY;
        };
    }
}
