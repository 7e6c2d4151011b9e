package dev.usher.examples;

import dev.usher.app.Gateway;
import dev.usher.app.GatewayOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

public class MediaApplication extends VerticleBase {
    HttpServer server;

    @Override
    public Future<?> start() {
        String jellyfin = config().getString("jellyfin", "http://127.0.0.1:8096");
        Gateway gateway = Gateway.create(vertx, new GatewayOptions().server("home", jellyfin));
        Router router = Router.router(vertx);
        router.get("/").handler(page -> page.end("My own application"));
        router.route("/media/*").handler(gateway.handler("/media"));
        server = vertx.createHttpServer().requestHandler(router);
        return server.listen(config().getInteger("port", 8080));
    }
}
