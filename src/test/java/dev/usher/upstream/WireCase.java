package dev.usher.upstream;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.LogOf;
import dev.usher.testing.Origin;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A wire of one connection and a queue of two to an {@link Origin}, each test with its own. */
@ExtendWith(VertxExtension.class)
abstract class WireCase {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
    static final int MAX_BODY = 1000;
    static final int MEBIBYTE = 1 << 20;
    static final int CONNECTIONS = 1;
    static final int QUEUE = 2;
    static final Duration ATTEMPT = Duration.ofSeconds(10);
    /** In the system's time, for a handshake that takes what a slow machine needs. */
    static final Duration HANDSHAKE = Duration.ofSeconds(20);

    @RegisterExtension
    final LogOf log = new LogOf("io.vertx");

    Vertx vertx;
    Loop loop;
    Origin origin;
    Service operations;
    Wire wire;
    final List<Supplier<Future<Void>>> wires = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        this.vertx = vertx;
        loop = new Loop(vertx);
        origin = Origin.listen(vertx);
        connect(origin.url("/media/"));
    }

    @AfterEach
    void close() throws Exception {
        closeWires();
        origin.close();
    }

    void closeWires() throws Exception {
        for (Supplier<Future<Void>> wire : wires) {
            Loop.await(wire.get());
        }
    }

    /** Lets all that follows go to {@code url}. */
    final void connect(URI url) {
        operations = operationsTo(url);
    }

    /** The wire under test, with something in {@link #wires} that closes it. */
    Service operationsTo(URI url) {
        wire = Wire.open(vertx, settings(url), loop.time, loop.time);
        wires.add(wire::close);
        return wire.operations();
    }

    /** A {@link WebWire} with as many connections and places. */
    final Service webWireTo(URI url) {
        WebClientOptions options = new WebClientOptions();
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(QUEUE);
        HttpClientAgent client = vertx.createHttpClient(options, pool);
        wires.add(client::close);
        return WebWire.over(client, options, settings(url), new Clockwork(loop.time, loop.time, loop.time));
    }

    static UpstreamSettings settings(URI url) {
        return settings(url, Duration.ofSeconds(2));
    }

    static UpstreamSettings settings(URI url, Duration connect) {
        return new UpstreamSettings(
                "home", url, connect, ATTEMPT, CONNECTIONS, QUEUE, MAX_BODY, TunnelSettings.DEFAULTS);
    }

    Future<Response> operation(String target) {
        return loop.call(operations, loop.get(target));
    }

    Future<Response> stream(Request request) {
        return loop.call(wire.streams(), request);
    }

    /** Asks for an operation and waits until the origin has read the request. */
    Future<Response> operationArrived(Request request) throws Exception {
        Promise<Void> arrived = Promise.promise();
        Consumer<Origin.Visit> script = origin.script;
        origin.script = visit -> {
            script.accept(visit);
            arrived.tryComplete();
        };
        Future<Response> answer = loop.call(operations, request);
        Loop.await(arrived.future());
        return answer;
    }

    /** All that the stream of {@code response} brings. */
    Future<Buffer> content(Response response) {
        return loop.run(() -> Sink.readAll(((Body.Streamed) response.body()).stream()));
    }

    /** A server of Vert.x, to which the wire leads from then on. */
    HttpServer serve(Handler<HttpServerRequest> handler) throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(handler);
        Loop.await(server.listen(0, "127.0.0.1"));
        connect(URI.create("http://127.0.0.1:" + server.actualPort()));
        return server;
    }
}
