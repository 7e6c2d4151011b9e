package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.Soon;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no operation of Users flows through, both ways, as fast as the slower side takes it. */
class StreamTest extends StreamCase {
    private static final long SIZE = 64L << 20;
    private static final int PATIENCE_MILLIS = 30_000;

    @Test
    void slowReaderHoldsTheServerBack() throws Exception {
        Promise<Flood> begun = Promise.promise();
        script = request -> {
            request.response().putHeader("Content-Length", Long.toString(SIZE));
            begun.complete(Flood.begin(vertx, request.response(), SIZE));
        };
        HttpClientResponse response = Soon.value(
                open(HttpMethod.GET).compose(request -> request.send().map(HttpClientResponse::pause)));
        Flood flood = Soon.value(begun.future());
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
        assertThat(Soon.value(Flood.drain(response))).isEqualTo(SIZE);
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
        Flood flood = Soon.value(Flood.beginOnLoop(vertx, request, SIZE));
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
        HttpServerRequest received = Soon.value(arrived.future());
        assertThat(received.getHeader("Content-Length")).isEqualTo(chunked ? null : Long.toString(SIZE));
        assertThat(Soon.value(Flood.drain(received))).isEqualTo(SIZE);
    }

    @Test
    @Proves("connections.idle")
    void serverThatIsSilentForTheIdleTimeIsGivenUpAndItsReaderToo() throws Exception {
        GatewayOptions options =
                Front.unlimited("http://127.0.0.1:" + originPort).set("connections.idle", "1s");
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
}
