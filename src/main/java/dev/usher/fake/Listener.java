package dev.usher.fake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import org.jspecify.annotations.Nullable;

/** The socket of the server: closed, connections are refused and open ones are cut. */
final class Listener {
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;

    private @Nullable HttpServer server;

    Listener(Vertx vertx) {
        this.vertx = vertx;
    }

    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(LOOPBACK)
                .setHttp2ClearTextEnabled(false)
                .setUseSemicolonAsQueryParamDelimiter(false)
                .setMaxInitialLineLength(8 * 1024)
                .setMaxHeaderSize(32 * 1024);
    }

    /** Listens on that port, 0 for any; completes with the port. */
    Future<Integer> open(int port, Exchanges exchanges) {
        if (server != null) {
            return Future.succeededFuture(port);
        }
        HttpServer opened = vertx.createHttpServer(options())
                .requestHandler(exchanges::handle)
                .invalidRequestHandler(exchanges::invalid);
        server = opened;
        return opened.listen(port, LOOPBACK).map(HttpServer::actualPort);
    }

    Future<Void> close() {
        HttpServer closing = server;
        server = null;
        return closing == null ? Future.succeededFuture() : closing.close();
    }
}
