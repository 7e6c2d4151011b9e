package dev.usher.app;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.atomic.AtomicInteger;

/** One port for the listeners of all event loops. Servers of one Vert.x that ask for the same negative port share a free one. */
final class SharedPort {
    private static final AtomicInteger NEXT_FREE = new AtomicInteger(Integer.MIN_VALUE);

    private final int wanted;
    private volatile int number;

    /** The port {@code configured}, or where that is 0 a free one. */
    SharedPort(int configured) {
        this.wanted = configured == 0 ? NEXT_FREE.getAndIncrement() : configured;
    }

    Future<HttpServer> listen(HttpServer server, String host) {
        return server.listen(wanted, host).onSuccess(listening -> number = listening.actualPort());
    }

    /** The port itself, once a server listens on it; 0 before. */
    int number() {
        return number;
    }
}
