package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import dev.usher.testing.Soon;
import dev.usher.testing.StrictOrigin;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.1 behind TLS: read as strictly, and held to the same times and numbers. */
@ExtendWith(VertxExtension.class)
class TlsArrivalTest {
    /** One that is accepted together with the first of all, before the gate is kept, is not counted. */
    private static final int MANY = 8;

    private static final String REQUEST = "GET /System/Ping HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    /** For a handshake that is begun at once to be done on a busy machine too. */
    private static final String LONG_ENOUGH = "2s";

    @TempDir
    Path directory;

    private Vertx vertx;
    private StrictOrigin origin;
    private TlsFront front;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        origin = new StrictOrigin(vertx);
        front = new TlsFront(directory);
    }

    private TlsFront open(Object... keys) throws Exception {
        return openBefore(origin.url(), keys);
    }

    private TlsFront openBefore(String url, Object... keys) throws Exception {
        GatewayOptions options = front.options(url);
        for (int i = 0; i < keys.length; i += 2) {
            options.set("listen." + keys[i], keys[i + 1]);
        }
        return front.open(vertx, options);
    }

    @Test
    void malformedFormsAreRefusedOnceAndNothingOfThemReachesTheServer() throws Exception {
        open();

        for (Malformed form : Malformed.all()) {
            MalformedTest.assertRefused(form, answers(form.asking("/System/Ping")));
        }

        assertThat(answers(LAST)).startsWith("HTTP/1.1 200 ");
        assertThat(origin.requests()).extracting(StrictOrigin.Received::line).containsExactly("GET /last HTTP/1.1");
    }

    @Test
    void headThatDripsIsCutAndOneThatDoesNotBeginIsClosedWithoutAWord() throws Exception {
        open("head-timeout", LONG_ENOUGH);

        assertThat(answers("GET /System/Ping HTTP/1.1\r\nHost: a\r\nX-Slow: "))
                .startsWith("HTTP/1.1 408 ")
                .contains("urn:usher:problem:head-too-slow");
        assertThat(answers("")).isEmpty();
    }

    @Test
    void handshakeThatDoesNotComeIsClosedInTheTimeOfAHead() throws Exception {
        open("head-timeout", "100ms");

        try (Socket silent = new Socket(TlsFront.HERE, front.port())) {
            silent.setSoTimeout(30_000);

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void handshakeThatDripsIsCutInTheTimeOfAHead() throws Exception {
        open("head-timeout", "500ms");
        byte[] longRecord = {22, 3, 1, 0x3f, (byte) 0xff, 1};

        try (Socket dripping = new Socket(TlsFront.HERE, front.port())) {
            assertThat(Drip.isCut(dripping, longRecord)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PRI * HT", Http2Frames.PREFACE})
    void http2ThatDoesNotBeginIsClosedInTheTimeOfAHead(String begun) throws Exception {
        open("head-timeout", LONG_ENOUGH);

        try (Socket silent = front.socket("h2")) {
            silent.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));

            assertThat(silent.getInputStream().readAllBytes())
                    .as("its settings")
                    .isNotEmpty();
        }
    }

    @Test
    void http2ThatDripsIsCutInTheTimeOfAHead() throws Exception {
        open("head-timeout", LONG_ENOUGH);

        try (Socket dripping = front.socket("h2")) {
            assertThat(Drip.isCut(dripping, Http2Frames.longBeginning())).isTrue();
        }
    }

    @Test
    void connectionWithoutARequestIsClosedWhenItsTimeIsUp() throws Exception {
        open("idle-timeout", LONG_ENOUGH);

        assertThat(answers(REQUEST)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void addressThatHasTooManyConnectionsIsToldSo() throws Exception {
        open("connections-per-address", 1);

        try (Socket first = front.socket("http/1.1")) {
            first.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            readAnswer(first);
            assertThat(answers(REQUEST)).startsWith("HTTP/1.1 429 ").contains("urn:usher:problem:too-many-connections");
            first.getOutputStream().write(LAST.getBytes(StandardCharsets.US_ASCII));
            assertThat(first.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 200 ");
        }
    }

    private static void readAnswer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\nok") < 0) {
            int octet = socket.getInputStream().read();
            assertThat(octet).as("%s", answer).isNotNegative();
            answer.append((char) octet);
        }
    }

    @Test
    void connectionCountsBeforeItsHandshakeIsDone() throws Exception {
        open("connections-per-address", 2, "head-timeout", "1h");
        assertThat(answers(LAST)).startsWith("HTTP/1.1 200 ");
        assertThat(answers(LAST)).as("and the gate is kept").startsWith("HTTP/1.1 200 ");

        List<Socket> silent = silent(2);
        Soon.until(() -> isTold("HTTP/1.1 429 "));
        silent.addAll(silent(MANY));
        assertThat(silent.get(silent.size() - 1).getInputStream().read())
                .as("far beyond as many again")
                .isEqualTo(-1);

        for (Socket socket : silent) {
            socket.close();
        }
        Soon.until(() -> isTold("HTTP/1.1 200 "));
    }

    private List<Socket> silent(int count) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(TlsFront.HERE, front.port());
            socket.setSoTimeout(30_000);
            sockets.add(socket);
        }
        return sockets;
    }

    private boolean isTold(String status) {
        try {
            return answers(LAST).startsWith(status);
        } catch (Exception closed) {
            return false;
        }
    }

    @Test
    void headsAreMeasured() throws Exception {
        open("max-target", 300, "max-fields", "1KiB", "max-field-count", 10);

        assertThat(statusOf("/" + "x".repeat(299), "")).isEqualTo("200");
        assertThat(statusOf("/" + "x".repeat(300), "")).isEqualTo("414");
        assertThat(statusOf("/", "X: " + "x".repeat(1_020) + "\r\n")).isEqualTo("431");
        assertThat(statusOf("/", "X: y\r\n".repeat(8))).isEqualTo("200");
        assertThat(statusOf("/", "X: y\r\n".repeat(9))).isEqualTo("431");
    }

    @Test
    void webSocketOpensAndEachEndHearsTheOther() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getByName(TlsFront.HERE))) {
            openBefore("http://127.0.0.1:" + listening.getLocalPort());
            CompletableFuture<RawWebSocket> accepted = CompletableFuture.supplyAsync(() -> accept(listening));

            try (RawWebSocket client = RawWebSocket.open(front.socket("http/1.1"), "/socket");
                    RawWebSocket server = accepted.get()) {
                client.send(RawWebSocket.FIN | RawWebSocket.TEXT, "up");
                assertThat(server.nextButPings()).isEqualTo(Frame.text("up"));
                server.send(RawWebSocket.FIN | RawWebSocket.TEXT, "d".repeat(60_000));
                assertThat(client.nextButPings()).isEqualTo(Frame.text("d".repeat(60_000)));
                assertThat(server.head()).containsIgnoringCase("X-Forwarded-Proto: https");
                server.sendClose(1000, "done");
                assertThat(client.nextButPings()).isEqualTo(Frame.close(1000, "done"));
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

    private String statusOf(String target, String fields) throws Exception {
        return answers("GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "Connection: close\r\n\r\n")
                .split(" ")[1];
    }

    /** All that is answered on a connection until it ends. */
    private String answers(String request) throws Exception {
        try (Socket socket = front.socket("http/1.1")) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
