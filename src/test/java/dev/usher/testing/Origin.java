package dev.usher.testing;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A server on a real socket that writes whatever a test wants, once for each request head it has read. */
public final class Origin {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Queue<HeldPort> NOBODIES = new ConcurrentLinkedQueue<>();

    /** One request head and the connection it came on. */
    public record Visit(String head, NetSocket socket) {
        public void answer(String text) {
            socket.write(text);
        }
    }

    /** What the origin does with each visit; may be changed in the middle of a test. */
    public volatile Consumer<Visit> script = visit -> {};

    public final List<Visit> visits = new CopyOnWriteArrayList<>();
    public final List<Promise<Void>> connections = new CopyOnWriteArrayList<>();
    public final AtomicLong received = new AtomicLong();
    private final NetServer server;

    private Origin(Vertx vertx) {
        server = vertx.createNetServer().connectHandler(this::accept);
    }

    public static Origin listen(Vertx vertx) throws Exception {
        return listen(vertx, 0);
    }

    /** An origin on that port. */
    public static Origin listen(Vertx vertx, int port) throws Exception {
        Origin origin = new Origin(vertx);
        origin.server.listen(port, "127.0.0.1").await(30, TimeUnit.SECONDS);
        return origin;
    }

    /** The url of a port on which nobody listens, nor will unless the test does. */
    public static URI nobody() throws Exception {
        HeldPort held = HeldPort.take();
        NOBODIES.add(held);
        return URI.create("http://127.0.0.1:" + held.number());
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    public String authority() {
        return "127.0.0.1:" + server.actualPort();
    }

    public void close() throws Exception {
        server.close().await(30, TimeUnit.SECONDS);
    }

    /** Waits until the connection that was accepted as number {@code index} is closed. */
    public void awaitClosed(int index) throws Exception {
        connections.get(index).future().await(30, TimeUnit.SECONDS);
    }

    private void accept(NetSocket socket) {
        Promise<Void> closed = Promise.promise();
        connections.add(closed);
        StringBuilder heads = new StringBuilder();
        socket.exceptionHandler(reset -> {});
        socket.closeHandler(closed::tryComplete);
        socket.handler(bytes -> {
            received.addAndGet(bytes.length());
            int seen = Math.max(0, heads.length() - END_OF_HEAD.length());
            heads.append(bytes.toString(StandardCharsets.ISO_8859_1));
            if (heads.indexOf(END_OF_HEAD, seen) < 0) {
                return;
            }
            for (int end = heads.indexOf(END_OF_HEAD); end >= 0; end = heads.indexOf(END_OF_HEAD)) {
                Visit visit = new Visit(heads.substring(0, end), socket);
                heads.delete(0, end + END_OF_HEAD.length());
                visits.add(visit);
                script.accept(visit);
            }
        });
    }
}
