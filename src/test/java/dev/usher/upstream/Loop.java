package dev.usher.upstream;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Route;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.testing.ManualTime;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One event loop on which a test asks, and on which its time is moved. */
final class Loop {
    static final Caller CALLER = new Caller("192.0.2.7", "192.0.2.7", false, null);

    private enum Asked implements Route {
        TEST
    }

    final ManualTime time = new ManualTime();
    private final Context context;

    Loop(Vertx vertx) {
        context = vertx.getOrCreateContext();
    }

    Request get(String target) {
        return request(HttpMethod.GET, target, Body.EMPTY);
    }

    Request request(HttpMethod method, String target, Body body) {
        long deadline = time.nanos() + Duration.ofSeconds(15).toNanos();
        return new Request(method, target, HttpHeaders.headers(), body, CALLER, Asked.TEST, deadline, Observer.NONE);
    }

    Future<Response> call(Service service, Request request) {
        return run(() -> service.call(request));
    }

    <T> Future<T> run(Supplier<Future<T>> action) {
        Promise<T> result = Promise.promise();
        context.runOnContext(on -> action.get().onComplete(result));
        return result.future();
    }

    void advance(Duration duration) throws Exception {
        await(run(() -> {
            time.advance(duration);
            return Future.succeededFuture();
        }));
    }

    /** Lets the loop look at all its connections. */
    void turn() throws Exception {
        for (int task = 0; task < 3; task++) {
            await(run(Future::succeededFuture));
        }
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.await(30, TimeUnit.SECONDS);
    }

    /** Why {@code future} brought no response; fails where it did. */
    static ServiceException failure(Future<Response> future) throws Exception {
        try {
            Response response = await(future);
            throw new AssertionError("there was a response: " + response);
        } catch (ServiceException expected) {
            return expected;
        }
    }

    static String text(Response response) {
        return response.body() instanceof Body.Full full ? full.bytes().toString() : "";
    }
}
