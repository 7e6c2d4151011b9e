package dev.usher.fake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClient;
import org.jspecify.annotations.Nullable;

/** The socket of the server: closed, connections are refused and open ones are cut. */
final class Listener {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int LONGEST_MESSAGE = 16 << 20;

    private final Vertx vertx;
    private final boolean abrupt;

    private @Nullable HttpServer server;

    /** One whose connections end with a reset where {@code abrupt} is true. */
    Listener(Vertx vertx, boolean abrupt) {
        this.vertx = vertx;
        this.abrupt = abrupt;
    }

    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(LOOPBACK)
                .setHttp2ClearTextEnabled(false)
                .setUseSemicolonAsQueryParamDelimiter(false)
                .setMaxWebSocketFrameSize(LONGEST_MESSAGE)
                .setMaxWebSocketMessageSize(LONGEST_MESSAGE)
                .setMaxInitialLineLength(8 * 1024)
                .setMaxHeaderSize(32 * 1024);
    }

    /** Listens on that port, 0 for any; completes with the port. */
    Future<Integer> open(int port, Exchanges exchanges) {
        if (server != null) {
            return Future.succeededFuture(port);
        }
        HttpServerOptions options = abrupt ? options().setSoLinger(0) : options();
        HttpServer opened = vertx.createHttpServer(options)
                .requestHandler(exchanges::handle)
                .invalidRequestHandler(exchanges::invalid);
        server = opened;
        return opened.listen(port, LOOPBACK).map(HttpServer::actualPort).onFailure(e -> server = null);
    }

    /** Completes once connections are refused, which is a little later than Vert.x says that it has closed. */
    Future<Void> close() {
        HttpServer closing = server;
        server = null;
        if (closing == null) {
            return Future.succeededFuture();
        }
        int port = closing.actualPort();
        return closing.close().compose(closed -> refused(port));
    }

    private Future<Void> refused(int port) {
        NetClient probe = vertx.createNetClient();
        return knock(probe, port).eventually(probe::close);
    }

    private static Future<Void> knock(NetClient probe, int port) {
        return probe.connect(port, LOOPBACK)
                .transform(attempt -> attempt.failed()
                        ? Future.succeededFuture()
                        : attempt.result().close().transform(closed -> knock(probe, port)));
    }
}
