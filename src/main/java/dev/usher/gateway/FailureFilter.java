package dev.usher.gateway;

import dev.usher.http.ProxyStatus;
import dev.usher.http.RetryAfter;
import dev.usher.service.Filter;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * Turns "no response came" from one server into an answer: 504 for a time limit, 503 where the server has too much to do or
 * is known to be down, else 502, each with the reason in {@code Proxy-Status} (RFC 9209). It stands above everything that
 * treats a missing response as a failure of its server.
 */
public final class FailureFilter implements Filter {
    private final String server;

    /** A filter for the stack of {@code server}. */
    public FailureFilter(String server) {
        this.server = server;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        Future<Response> answer = next.call(request);
        if (answer.succeeded()) {
            return answer;
        }
        return answer.recover(failure -> failure instanceof ServiceException missing
                ? Future.succeededFuture(answerTo(request, missing))
                : Future.failedFuture(failure));
    }

    private Response answerTo(Request request, ServiceException missing) {
        MultiMap fields = HttpHeaders.headers().set(ProxyStatus.FIELD, status(missing));
        String detail = missing.getMessage() + aftermath(request, missing);
        return switch (missing.kind()) {
            case RESPONSE_TIMEOUT, CONNECTION_TIMEOUT ->
                new Problem(504, "server-timeout", "The server did not answer in time", detail).toResponse(fields);
            case KNOWN_DOWN ->
                new Problem(503, "server-down", "The server is down", detail)
                        .toResponse(fields.set(HttpHeaders.RETRY_AFTER, RetryAfter.format(missing.retryAfterNanos())));
            case CONNECTION_LIMIT_REACHED, OVERLOADED ->
                new Problem(503, "server-busy", "The server is busy", detail)
                        .toResponse(fields.set(HttpHeaders.RETRY_AFTER, RetryAfter.format(missing.retryAfterNanos())));
            default -> new Problem(502, "server-unreachable", "The server gave no answer", detail).toResponse(fields);
        };
    }

    private String status(ServiceException missing) {
        return ProxyStatus.of("usher/" + server)
                .error(missing.kind().proxyError())
                .toString();
    }

    private static String aftermath(Request request, ServiceException missing) {
        if (request.isSafe()) {
            return "";
        }
        return missing.maybeProcessed()
                ? " The server may have acted on the request all the same: look before you repeat it."
                : " The server has not acted on the request.";
    }
}
