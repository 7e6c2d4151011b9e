package dev.usher.app;

import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with a certificate before a server that a test scripts, and a client with one connection of HTTP/2 to it. */
@ExtendWith(VertxExtension.class)
abstract class Http2Case {
    /** What the system may hold of a connection of the server, or between the gateway and it, in each direction. */
    private static final int BUFFER = 64 * 1024;

    @TempDir
    Path directory;

    Vertx vertx;
    HttpClient http;
    TlsFront front;
    volatile Handler<HttpServerRequest> script = request -> request.response().end("ok");

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        int origin = Soon.value(vertx.createHttpServer(new HttpServerOptions()
                                .setMaxInitialLineLength(16_384)
                                .setSendBufferSize(BUFFER)
                                .setReceiveBufferSize(BUFFER))
                        .requestHandler(request -> script.handle(request))
                        .listen(0, TlsFront.HERE))
                .actualPort();
        front = new TlsFront(directory);
        GatewayOptions options = front.options("http://127.0.0.1:" + origin)
                .set("id", "x")
                .set("listen.event-loops", 1)
                .set("operation-body", "1KiB")
                .set("connections.buffers", BUFFER);
        keys().forEach(options::set);
        front.open(vertx, options);
        http = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setSsl(true)
                .setUseAlpn(true)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(front.authority.pem()))));
    }

    /** What the gateway is told besides. */
    Map<String, Object> keys() {
        return Map.of();
    }

    final Future<HttpClientRequest> open(HttpMethod method, String target) {
        return http.request(method, front.port(), TlsFront.HERE, target);
    }

    /** The head of an answer, and its content as it will be. */
    record Answer(HttpClientResponse head, Future<Buffer> body) {
        String text() throws Exception {
            return Soon.value(body).toString();
        }

        String field(String name) {
            return head.getHeader(name);
        }
    }

    /** Listens for the answer before {@code send} asks for it: content that finds no listener is lost. */
    static Future<Answer> answer(HttpClientRequest request, Consumer<HttpClientRequest> send) {
        Future<Answer> answer = request.response().map(head -> new Answer(head, head.body()));
        send.accept(request);
        return answer;
    }

    final Future<Answer> ask(HttpMethod method, String target) {
        return open(method, target).compose(request -> answer(request, HttpClientRequest::send));
    }

    final Answer get(String target) throws Exception {
        return Soon.value(ask(HttpMethod.GET, target));
    }
}
