package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import dev.usher.testing.StrictOrigin;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain connection that may speak HTTP/2 (h2c), and what becomes of one that does not. */
@ExtendWith(VertxExtension.class)
class PlainHttp2Test {
    private static final int WHOLE = Http2Frames.END_STREAM | Http2Frames.END_HEADERS;

    private Vertx vertx;
    private StrictOrigin origin;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        origin = new StrictOrigin(vertx);
    }

    private int open(String url, String headTimeout, boolean h2c) throws Exception {
        return Front.open(
                vertx,
                Front.unlimited(url)
                        .set("listen.h2c", h2c)
                        .set("listen.head-timeout", headTimeout)
                        .set("listen.idle-timeout", "200ms"));
    }

    @ParameterizedTest
    @CsvSource({"false, HTTP/1.1 505 ", "true, 2"})
    @Proves("listen.h2c")
    void plainHttp2IsSpokenWhereItIsSwitchedOn(boolean on, String answer) throws Exception {
        int port = open(origin.url(), "10s", on);

        if (on) {
            try (Http2Frames client = new Http2Frames(new Socket("127.0.0.1", port))) {
                client.send(Http2Frames.HEADERS, WHOLE, 1, Http2Frames.getOf("a"));
                assertThat(client.until(Http2Frames.HEADERS).stream()).isEqualTo(1);
                client.until(Http2Frames.GO_AWAY);
                assertThat(client.hasEnded()).isTrue();
            }
        } else {
            assertThat(answers(port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).startsWith(answer);
        }
        assertThat(origin.requests()).hasSize(on ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"})
    void oneRequestOfHttp11IsAnsweredAndNothingBehindItIsRead(String content) throws Exception {
        int port = open(origin.url(), "10s", true);

        String answers = answers(port, "POST /Items HTTP/1.1\r\nHost: a\r\n" + content + Malformed.NEXT);

        assertThat(answers).startsWith("HTTP/1.1 200 ").containsIgnoringCase("\r\nconnection: close\r\n");
        assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(origin.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("POST /Items HTTP/1.1");
            assertThat(request.content()).isEqualTo("hello");
        });
        assertThat(origin.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PRI * HT", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n"})
    void connectionThatAsksNothingIsClosedInTheTimeOfAHead(String begun) throws Exception {
        int port = open(origin.url(), "200ms", true);

        assertThat(answers(port, begun)).doesNotContain("HTTP/1.1 2");
        assertThat(origin.requests()).isEmpty();
    }

    @Test
    void headThatDripsIsCutInItsTime() throws Exception {
        int port = open(origin.url(), "500ms", true);

        try (Socket dripping = new Socket("127.0.0.1", port)) {
            byte[] head = "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: x".getBytes(StandardCharsets.US_ASCII);
            assertThat(Drip.isCut(dripping, head)).isTrue();
        }
        assertThat(origin.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "websocket"})
    void connectionEndsWithItsAnswerWhereItsServerSwitchesToNoOtherProtocol(String protocol) throws Exception {
        int port = open(origin.url(), "10s", true);

        String answers = answers(
                port,
                "GET /socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: " + protocol
                        + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
                        + Malformed.NEXT);

        assertThat(answers).startsWith("HTTP/1.1 200 ");
        assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(origin.requests()).hasSize(1);
    }

    @Test
    void connectionThatChangesToHttp2IsCountedOnce() throws Exception {
        int port = Front.open(
                vertx, Front.unlimited(origin.url()).set("listen.h2c", true).set("listen.connections-per-address", 1));

        changeToHttp2(port);
    }

    @Test
    void requestThatChangesToHttp2GoesUpWithoutContentOnAConnectionThatIsFree() throws Exception {
        int port = open(origin.url(), "10s", true);

        changeToHttp2(port);
        changeToHttp2(port);

        assertThat(origin.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.fields()).doesNotContainIgnoringCase("transfer-encoding"));
    }

    private static void changeToHttp2(int port) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                    + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] switched = "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
            assertThat(socket.getInputStream().readNBytes(switched.length)).isEqualTo(switched);
            try (Http2Frames client = new Http2Frames(socket)) {
                assertThat(client.until(Http2Frames.HEADERS).stream()).isEqualTo(1);
            }
        }
    }

    @Test
    void webSocketOpensBesideHttp2() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
            int port = open("http://127.0.0.1:" + listening.getLocalPort(), "10s", true);
            CompletableFuture<RawWebSocket> accepted = CompletableFuture.supplyAsync(() -> accept(listening));

            try (RawWebSocket client = RawWebSocket.open(port, "/socket");
                    RawWebSocket server = accepted.get()) {
                client.send(RawWebSocket.FIN | RawWebSocket.TEXT, "up");
                assertThat(server.nextButPings()).isEqualTo(Frame.text("up"));
                server.send(RawWebSocket.FIN | RawWebSocket.TEXT, "down");
                assertThat(client.nextButPings()).isEqualTo(Frame.text("down"));
            }
        }
    }

    private static RawWebSocket accept(ServerSocket listening) {
        try {
            return RawWebSocket.accept(listening, new byte[0]);
        } catch (IOException nobody) {
            throw new AssertionError(nobody);
        }
    }

    private static String answers(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
