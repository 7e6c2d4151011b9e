package dev.usher.observe;

import dev.usher.service.Filter;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;

/** Tells a request's observer what is asked, before anybody can refuse it, and which error of ours answers it. The edge tells the
 * rest, down to the last byte. */
public final class ObserveFilter implements Filter {
    @Override
    public Future<Response> apply(Request request, Service next) {
        request.observer().asked(request);
        Future<Response> answer = next.call(request);
        if (answer.succeeded()) {
            hear(request, answer.result());
            return answer;
        }
        return answer.onSuccess(response -> hear(request, response));
    }

    private static void hear(Request request, Response response) {
        if (response.status() >= 500 && Problem.isOurs(response)) {
            request.observer().problem(Problem.typeOf(response));
        }
    }
}
