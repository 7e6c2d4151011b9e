package dev.usher.gateway;

import dev.usher.http.ProxyStatus;
import dev.usher.jellyfin.Misdirection;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.service.Filter;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Consumer;

/**
 * Puts 502 in place of a redirect or a page where an operation was asked: the url of the server is wrong, and whoever took the
 * answer for a success would store it, or show it to people.
 */
public final class MisdirectionFilter implements Filter {
    private static final String ERROR = "proxy_configuration_error";

    private final String server;
    private final Consumer<Misdirection> misled;
    private final Runnable right;

    /**
     * A filter for the operations of {@code server}.
     *
     * @param misled hears of each answer that shows that the url is wrong
     * @param right is run at each answer that shows that it is right
     */
    public MisdirectionFilter(String server, Consumer<Misdirection> misled, Runnable right) {
        this.server = server;
        this.misled = misled;
        this.right = right;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        Future<Response> answer = next.call(request);
        return answer.succeeded() ? Future.succeededFuture(judge(answer.result())) : answer.map(this::judge);
    }

    private Response judge(Response response) {
        Misdirection misdirection = Misdirection.inData(response);
        if (misdirection != null) {
            misled.accept(misdirection);
            return problem(response, misdirection);
        }
        if (ServerAnswers.isDone(response)) {
            right.run();
        }
        return response;
    }

    private Response problem(Response response, Misdirection misdirection) {
        ProxyStatus status = ProxyStatus.of("usher/" + server).error(ERROR).receivedStatus(response.status());
        return new Problem(
                        502,
                        "wrong-server-url",
                        "The url of the server is wrong",
                        "The server did not answer what it was asked. In the settings of this gateway, servers."
                                + server + ".url " + misdirection.advice() + ".")
                .toResponse(HttpHeaders.headers().set(ProxyStatus.FIELD, status.toString()));
    }
}
