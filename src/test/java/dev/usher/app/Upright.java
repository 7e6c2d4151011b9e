package dev.usher.app;

import dev.usher.testing.Soon;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers {@code ok} to everything and counts the connections to it. */
final class Upright {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final HttpServer server;
    private volatile Promise<Void> rest;

    Upright(Vertx vertx) throws Exception {
        server = Soon.value(vertx.createHttpServer()
                .connectionHandler(connection -> {
                    opened.incrementAndGet();
                    open.incrementAndGet();
                    connection.closeHandler(closed -> open.decrementAndGet());
                })
                .requestHandler(request -> answer(request.response()))
                .listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerResponse response) {
        Promise<Void> second = rest;
        if (second == null) {
            response.end("ok");
            return;
        }
        rest = null;
        response.setChunked(true).write("half");
        second.future().onSuccess(go -> response.end(" and half"));
    }

    /** Answers the next request with a half at once, and the rest when what this returns is completed. */
    Promise<Void> answerInHalves() {
        Promise<Void> second = Promise.promise();
        rest = second;
        return second;
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
