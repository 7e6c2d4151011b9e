package dev.usher.app;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.atomic.AtomicInteger;

/** One port for the listeners of all event loops. Servers of one Vert.x that ask for the same negative port share a free one. */
final class SharedPort {
    private static final AtomicInteger NEXT_FREE = new AtomicInteger(Integer.MIN_VALUE);

    private final String key;
    private final int wanted;
    private volatile int number;

    /** The port {@code configured} under {@code key}, or where that is 0 a free one. */
    SharedPort(String key, int configured) {
        this.key = key;
        this.wanted = configured == 0 ? NEXT_FREE.getAndIncrement() : configured;
    }

    /** Lets {@code server} listen there; fails with what to set where it cannot. */
    Future<HttpServer> listen(HttpServer server, String host) {
        return server.listen(wanted, host)
                .onSuccess(listening -> number = listening.actualPort())
                .recover(refused -> Future.failedFuture(new IllegalStateException(
                        "Usher cannot listen on " + host + ":" + Math.max(0, wanted) + ": "
                                + BindFailure.words(refused) + ". Set listen.host and " + key
                                + " to what is free on this machine.",
                        refused)));
    }

    /** The port itself, once a server listens on it; 0 before. */
    int number() {
        return number;
    }
}
