package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no operation of Users flows through, both ways, as it is. */
@ExtendWith(VertxExtension.class)
class StreamTest {
    private static final long SIZE = 64L << 20;
    private static final int PATIENCE_MILLIS = 30_000;

    private Vertx vertx;
    private HttpClient http;
    private int port;
    private int originPort;
    private volatile Handler<HttpServerRequest> script;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        http = vertx.createHttpClient();
        originPort = Soon.value(vertx.createHttpServer()
                        .requestHandler(request -> script.handle(request))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        port = Front.open(vertx, Front.unlimited("http://127.0.0.1:" + originPort));
    }

    @Test
    void slowReaderHoldsTheServerBack() throws Exception {
        Promise<Flood> begun = Promise.promise();
        script = request -> {
            request.response().putHeader("Content-Length", Long.toString(SIZE));
            begun.complete(Flood.begin(vertx, request.response(), SIZE));
        };
        HttpClientResponse response = Soon.value(
                open(HttpMethod.GET).compose(request -> request.send()).map(HttpClientResponse::pause));
        Flood flood = Soon.value(begun.future());
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
        assertThat(Soon.value(count(response))).isEqualTo(SIZE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slowServerHoldsTheClientBack(boolean chunked) throws Exception {
        Promise<HttpServerRequest> arrived = Promise.promise();
        script = request -> arrived.complete(request.pause());
        HttpClientRequest request = Soon.value(open(HttpMethod.POST));
        if (chunked) {
            request.setChunked(true);
        } else {
            request.putHeader("Content-Length", Long.toString(SIZE));
        }
        Flood flood = Soon.value(onLoopOf(request));
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
        HttpServerRequest received = Soon.value(arrived.future());
        assertThat(received.getHeader("Content-Length")).isEqualTo(chunked ? null : Long.toString(SIZE));
        assertThat(Soon.value(count(received))).isEqualTo(SIZE);
    }

    @Test
    @Proves("connections.idle")
    void serverThatIsSilentForTheIdleTimeIsGivenUpAndItsReaderToo() throws Exception {
        GatewayOptions options =
                Front.unlimited("http://127.0.0.1:" + originPort).set("connections.idle", "100ms");
        port = Front.open(vertx, options);
        script =
                request -> request.response().putHeader("Content-Length", "100").write("half");

        try (Socket socket = connect("GET /Videos/1/stream HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .endsWith("half");
        }
    }

    @Test
    void serverSeesThatTheReaderHasGone() throws Exception {
        Promise<Void> closed = Promise.promise();
        script = request -> {
            request.connection().closeHandler(gone -> closed.tryComplete());
            Flood.begin(vertx, request.response().setChunked(true), SIZE);
        };
        try (Socket socket = connect("GET /Videos/1/stream HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertThat(socket.getInputStream().readNBytes(1 << 20)).hasSize(1 << 20);
        }

        Soon.value(closed.future());
    }

    @Test
    void serverSeesThatTheClientHasGoneBeforeTheAnswer() throws Exception {
        Promise<Void> arrived = Promise.promise();
        Promise<Void> closed = Promise.promise();
        script = request -> {
            request.response().closeHandler(gone -> closed.tryComplete());
            arrived.complete();
        };
        Socket socket = connect("GET /Videos/1/stream HTTP/1.1\r\nHost: a\r\n\r\n");
        Soon.value(arrived.future());
        socket.close();

        Soon.value(closed.future());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
    void serverSeesThatAnUploadWasBrokenOff(String framing) throws Exception {
        Promise<Void> broken = Promise.promise();
        Promise<Void> arrived = Promise.promise();
        script = request -> {
            request.exceptionHandler(gone -> broken.tryComplete());
            request.endHandler(end -> broken.tryFail("the upload has a clean end"));
            request.handler(part -> arrived.tryComplete());
        };
        Socket socket = connect("POST /Items/1 HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n\r\n5\r\nhello\r\n");
        Soon.value(arrived.future());
        socket.close();

        Soon.value(broken.future());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void serverThatDiesWithinTheContentLeavesNoCleanEnd(boolean chunked) throws Exception {
        script = request -> {
            if (!chunked) {
                request.response().putHeader("Content-Length", "1000");
            }
            request.response()
                    .setChunked(chunked)
                    .write("half of it")
                    .onComplete(sent -> request.connection().close());
        };

        assertThat(isWhole("GET /Videos/1/stream HTTP/1.1\r\nHost: a\r\n\r\n")).isFalse();
    }

    @Test
    void headIsAnsweredWithTheFieldsAlone() throws Exception {
        script = request -> request.response()
                .putHeader("Content-Length", "1000")
                .putHeader("ETag", "\"x\"")
                .end();

        List<RawResponse> both = twice("HEAD", "/Videos/1/stream");

        assertThat(both).extracting(RawResponse::status).containsExactly(200, 200);
        assertThat(both).allSatisfy(answer -> {
            assertThat(answer.field("Content-Length")).hasValue("1000");
            assertThat(answer.field("ETag")).hasValue("\"x\"");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void answerWithoutContentEndsWithItsHead(int status) throws Exception {
        script = request -> request.response()
                .setStatusCode(status)
                .putHeader("ETag", "\"x\"")
                .end();

        List<RawResponse> both = twice("GET", "/Items/1/Images/Primary");

        assertThat(both).extracting(RawResponse::status).containsExactly(status, status);
        assertThat(both).allSatisfy(answer -> {
            assertThat(answer.field("ETag")).hasValue("\"x\"");
            assertThat(answer.field("Transfer-Encoding")).isEmpty();
            assertThat(answer.field("Content-Length")).isEmpty();
        });
    }

    @Test
    void rangeAndConditionsReachTheServerAndItsPartComesBack() throws Exception {
        script = request -> request.response()
                .setStatusCode(206)
                .putHeader("Content-Range", request.getHeader("Range").replace("=", " ") + "/100")
                .putHeader("X-If-Range", request.getHeader("If-Range"))
                .end("0123456789");

        RawResponse answer = client().send("GET", "/Videos/1/stream?x=%2f&x", "Range: bytes=10-19", "If-Range: \"x\"");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.field("Content-Range")).hasValue("bytes 10-19/100");
        assertThat(answer.field("X-If-Range")).hasValue("\"x\"");
        assertThat(answer.text()).isEqualTo("0123456789");
    }

    @Test
    void targetGoesUpUntouched() throws Exception {
        script = request -> request.response().end(request.uri());
        String target = "/web/a%2Fb/./../%41?q=a+b&&%20=;x#";

        assertThat(client().send("GET", target).text()).isEqualTo(target);
    }

    private RawClient client() {
        return Front.client(port);
    }

    private Future<HttpClientRequest> open(HttpMethod method) {
        return http.request(method, port, "127.0.0.1", "/Videos/1/stream");
    }

    private Future<Flood> onLoopOf(HttpClientRequest request) {
        Promise<Flood> begun = Promise.promise();
        vertx.runOnContext(now -> begun.complete(Flood.begin(vertx, request, SIZE)));
        return begun.future();
    }

    private static Future<Long> count(ReadStream<Buffer> stream) {
        AtomicLong count = new AtomicLong();
        Promise<Long> end = Promise.promise();
        stream.exceptionHandler(end::tryFail);
        stream.endHandler(done -> end.tryComplete(count.get()));
        stream.handler(part -> count.addAndGet(part.length()));
        stream.resume();
        return end.future();
    }

    private Socket connect(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private boolean isWhole(String request) throws IOException {
        try {
            return client().send("GET", request.getBytes(StandardCharsets.ISO_8859_1))
                    .complete();
        } catch (SocketException reset) {
            return false;
        }
    }

    /** The answers to the same request twice, on one connection. */
    private List<RawResponse> twice(String method, String target) throws IOException {
        String request = method + " " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
        return client().sendAll(List.of(method, method), (request + request).getBytes(StandardCharsets.ISO_8859_1));
    }
}
