package dev.usher.gateway;

import dev.usher.service.Body;
import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The routes of the admin listener. Every path asks for a name of ours, and all but health, metrics and the empty page
 * for the secret. */
final class AdminRoutes {
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final Problem MALFORMED =
            new Problem(400, "malformed-request", "The request cannot be read", "Its path is malformed.");
    private static final Problem NOT_FOUND = new Problem(
            404,
            "not-found",
            "There is no such path here",
            "The admin listener knows /usher/, /usher/health/live, /usher/health/ready, /metrics, /usher/status, /usher/doctor,"
                    + " /usher/cache and /reload.");
    private static final Problem METHOD_REFUSED =
            new Problem(405, "method-refused", "This method is refused", "Allow names those that pass here.");
    private static final Problem FAILED =
            new Problem(500, "internal-error", "The admin listener failed", "This is a bug in Usher.");
    private static final Problem NO_METRICS = new Problem(
            404,
            "no-metrics",
            "Nothing is measured",
            "Put io.micrometer:micrometer-registry-prometheus on the class path.");

    private AdminRoutes() {}

    static Router router(Vertx vertx, AdminGuard guard, AdminListener.Told told) {
        Router router = Router.router(vertx);
        router.route().handler(routing -> pass(routing, guard.misdirected(routing.request())));
        router.route("/usher/health/*").handler(routing -> health(routing, told.health()));
        read(router, "/metrics", routing -> metrics(routing, told.metrics().get()));
        StatusPage.addTo(router);
        router.route().handler(routing -> pass(routing, guard.refusal(routing.request())));
        read(
                router,
                "/usher/status",
                routing -> routing.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(told.status().get().encode()));
        told.more().accept(router);
        router.errorHandler(400, routing -> answer(routing.request(), MALFORMED.toResponse()));
        router.errorHandler(404, routing -> answer(routing.request(), NOT_FOUND.toResponse()));
        router.errorHandler(405, routing -> answer(routing.request(), METHOD_REFUSED.toResponse()));
        router.errorHandler(500, routing -> answer(routing.request(), FAILED.toResponse()));
        return router;
    }

    private static Route read(Router router, String path, Handler<RoutingContext> handler) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    private static void pass(RoutingContext routing, @Nullable Problem problem) {
        if (problem == null) {
            routing.next();
        } else if (problem.status() == 401) {
            answer(routing.request(), problem.toResponse(HttpHeaders.headers().set("www-authenticate", "Bearer")));
        } else {
            answer(routing.request(), problem.toResponse());
        }
    }

    private static void health(RoutingContext routing, HealthAnswers health) {
        HttpServerRequest request = routing.request();
        Response answer = health.to(request.method(), String.valueOf(request.path()));
        if (answer == null) {
            routing.next();
        } else {
            answer(request, answer);
        }
    }

    private static void metrics(RoutingContext routing, String text) {
        if (text.isEmpty()) {
            answer(routing.request(), NO_METRICS.toResponse());
        } else {
            routing.response().putHeader(HttpHeaders.CONTENT_TYPE, METRICS).end(text);
        }
    }

    /** An error here has the name of its request too. */
    static void answer(HttpServerRequest request, Response plain) {
        RequestId id = RequestId.of(request);
        boolean ours = Problem.isOurs(plain);
        Response answer = ours ? Problem.named(plain, id.get()) : plain;
        HttpServerResponse out = request.response().setStatusCode(answer.status());
        out.headers().addAll(answer.fields());
        if (ours || id.isGiven()) {
            out.headers().set(RequestId.FIELD, id.get());
        }
        if (answer.body() instanceof Body.Full full) {
            out.end(full.bytes());
        } else {
            out.end();
        }
    }
}
