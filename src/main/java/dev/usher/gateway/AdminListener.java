package dev.usher.gateway;

import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The listener for whoever runs the gateway: health, metrics and status, and whatever routes are added. */
public final class AdminListener {
    private static final int IDLE_SECONDS = 60;

    private final HttpServer server;

    /**
     * Where it listens.
     *
     * @param host an address or name of this machine
     * @param port the port, 0 for any free one
     * @param names the names by which it may be asked, besides those of the loopback and addresses
     */
    public record Address(String host, int port, Set<String> names) {}

    /**
     * What is told there. Each is asked on the listener's event loop and must not block.
     *
     * @param health whether the gateway lives and is ready
     * @param metrics the metrics in the format of Prometheus; empty where nothing is measured
     * @param status the state of the house
     * @param more adds routes of its own, which ask for the secret
     */
    public record Told(
            HealthAnswers health, Supplier<String> metrics, Supplier<JsonObject> status, Consumer<Router> more) {}

    private AdminListener(HttpServer server) {
        this.server = server;
    }

    /** Listens at {@code address}, for those who know {@code secret}; where that is null nobody does. */
    public static Future<AdminListener> open(Vertx vertx, Address address, @Nullable String secret, Told told) {
        AdminGuard guard = new AdminGuard(address.names(), secret);
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return vertx.createHttpServer(options)
                .requestHandler(AdminRoutes.router(vertx, guard, told))
                .listen(address.port(), address.host())
                .map(AdminListener::new);
    }

    /** Answers {@code request}; an error of ours gets the name of its request. */
    public static void answer(HttpServerRequest request, Response response) {
        AdminRoutes.answer(request, response);
    }

    /** The port on which it listens. */
    public int port() {
        return server.actualPort();
    }

    /** Listens no more. */
    public Future<Void> close() {
        return server.close();
    }
}
