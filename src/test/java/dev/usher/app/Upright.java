package dev.usher.app;

import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers {@code ok} to everything and counts the connections to it. */
final class Upright {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final HttpServer server;

    Upright(Vertx vertx) throws Exception {
        server = Soon.value(vertx.createHttpServer()
                .connectionHandler(connection -> {
                    opened.incrementAndGet();
                    open.incrementAndGet();
                    connection.closeHandler(closed -> open.decrementAndGet());
                })
                .requestHandler(request -> request.response().end("ok"))
                .listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** How many connections were ever made. */
    int opened() {
        return opened.get();
    }

    /** How many connections there are now. */
    int open() {
        return open.get();
    }
}
