package dev.usher.fake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** A second port, which stays open while the server's own is closed, for those who show what happens then. */
final class AdminListener {
    private final Vertx vertx;
    private final FakeJellyfin fake;

    AdminListener(Vertx vertx, FakeJellyfin fake) {
        this.vertx = vertx;
        this.fake = fake;
    }

    Future<Integer> open(int port) {
        return vertx.createHttpServer(Listener.options())
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1")
                .map(HttpServer::actualPort);
    }

    private void handle(HttpServerRequest request) {
        int status = request.method() == HttpMethod.POST ? act(request.path()) : 405;
        request.response().setStatusCode(status).end();
    }

    private int act(String path) {
        switch (path) {
            case "/fake/stop" -> fake.stop();
            case "/fake/start" -> fake.start();
            case "/fake/restart" -> fake.restart();
            default -> {
                return 404;
            }
        }
        return 202;
    }
}
