package dev.usher.upstream;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A wire of one connection and a queue of two to an {@link Origin}, each test with its own. */
@ExtendWith(VertxExtension.class)
abstract class WireCase {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
    static final int MAX_BODY = 1000;
    static final int MEBIBYTE = 1 << 20;

    Vertx vertx;
    Loop loop;
    Origin origin;
    Wire wire;

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        this.vertx = vertx;
        loop = new Loop(vertx);
        origin = Origin.listen(vertx);
        wire = wireTo(origin.url("/media/"));
    }

    @AfterEach
    void close() throws Exception {
        Loop.await(wire.close());
        origin.close();
    }

    Wire wireTo(URI url) {
        UpstreamSettings settings = new UpstreamSettings(
                "home", url, Duration.ofSeconds(2), Duration.ofSeconds(10), 1, 2, MAX_BODY, TunnelSettings.DEFAULTS);
        return Wire.open(vertx, settings, loop.time, loop.time);
    }

    Future<Response> operation(String target) {
        return loop.call(wire.operations(), loop.get(target));
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
        Future<Response> answer = loop.call(wire.operations(), request);
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
        wire = wireTo(URI.create("http://127.0.0.1:" + server.actualPort()));
        return server;
    }
}
