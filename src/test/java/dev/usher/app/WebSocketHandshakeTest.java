package dev.usher.app;

import static dev.usher.testing.RawWebSocket.FIN;
import static dev.usher.testing.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import io.vertx.junit5.VertxExtension;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The opening handshake of a WebSocket goes through to the server, and its answer comes back, whatever it is. */
@ExtendWith(VertxExtension.class)
class WebSocketHandshakeTest extends WebSocketCase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/socket?ApiKey=s&deviceId=a|b{c}%20d%2f",
                "/Users/Me",
                "/users/authenticatebyname",
                "/System/../socket",
                "/Items"
            })
    void anyTargetGoesUpUntouched(String target) throws Exception {
        try (Ends ends = open(NOTHING, target)) {
            assertThat(ends.server().head()).startsWith("GET " + target + " HTTP/1.1\r\n");
        }
    }

    @Test
    void serversOwnPathLeadsToIt() throws Exception {
        try (Ends ends = open(NOTHING, "/servers/home/socket?x")) {
            assertThat(ends.server().head()).startsWith("GET /socket?x HTTP/1.1\r\n");
        }
    }

    @Test
    void serverIsToldWhoStandsBehind() throws Exception {
        try (Ends ends = open(
                NOTHING,
                "/socket",
                "X-Forwarded-For: 203.0.113.9",
                "Authorization: MediaBrowser Token=\"s\"",
                "Origin: https://app.example",
                "Cookie: a=b")) {
            assertThat(ends.server().head().toLowerCase())
                    .contains("\r\nupgrade: websocket\r\n")
                    .contains("\r\nconnection: upgrade\r\n")
                    .contains("\r\nx-forwarded-for: 127.0.0.1\r\n")
                    .contains("\r\nx-forwarded-proto: http\r\n")
                    .contains("\r\nx-forwarded-host: usher.example\r\n")
                    .contains("\r\nvia: 1.1 usher-")
                    .contains("\r\nauthorization: mediabrowser token=\"s\"\r\n")
                    .contains("\r\norigin: https://app.example\r\n")
                    .contains("\r\ncookie: a=b\r\n")
                    .contains("\r\nhost: 127.0.0.1:" + listening.getLocalPort() + "\r\n")
                    .doesNotContain("203.0.113.9", "usher.example\r\nhost", "content-length", "transfer-encoding");
        }
    }

    @Test
    void keyAndProtocolAreTheTwoEndsOwnAndExtensionsAreNotOffered() throws Exception {
        CompletableFuture<RawWebSocket> server =
                accepting(NOTHING, "Sec-WebSocket-Protocol: second", "X-Response-Time-ms: 7", "Content-Length: 0");
        try (RawWebSocket client = RawWebSocket.open(
                port,
                "/socket",
                "Sec-WebSocket-Protocol: first, second",
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
            assertThat(client.head())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .containsIgnoringCase("\r\nConnection: Upgrade\r\n")
                    .containsIgnoringCase("\r\nUpgrade: websocket\r\n")
                    .containsIgnoringCase("\r\nSec-WebSocket-Accept: " + RawWebSocket.acceptance() + "\r\n")
                    .containsIgnoringCase("\r\nSec-WebSocket-Protocol: second\r\n")
                    .containsIgnoringCase("\r\nX-Response-Time-ms: 7\r\n")
                    .doesNotContainIgnoringCase("extensions", "content-length", "transfer-encoding");
            assertThat(server.get().head())
                    .containsIgnoringCase("\r\nSec-WebSocket-Protocol: first, second\r\n")
                    .doesNotContainIgnoringCase("extensions");
        } finally {
            server.get().close();
        }
    }

    @Test
    void nameThatTheClientGaveComesBackWithTheAgreement() throws Exception {
        try (Ends ends = open(NOTHING, "/socket?ApiKey=k3y-of-the-house", "X-Request-Id: tv-42/7")) {
            assertThat(ends.client().head())
                    .startsWith("HTTP/1.1 101 ")
                    .containsIgnoringCase("\r\nX-Request-Id: tv-42/7\r\n");
            assertThat(ends.server().head()).containsIgnoringCase("\r\nX-Request-Id: tv-42/7\r\n");
        }
    }

    @Test
    void agreementHasNoNameThatNobodyGaveOrThatIsASecret() throws Exception {
        for (String field : new String[] {"X: y", "X-Request-Id: k3y-of-the-house"}) {
            try (Ends ends = open(NOTHING, "/socket?ApiKey=k3y-of-the-house", field)) {
                assertThat(ends.client().head()).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("X-Request-Id");
            }
        }
    }

    @Test
    void clientThatGoesBeforeTheAnswerTakesTheRequestAlong() throws Exception {
        Socket client = new Socket("127.0.0.1", port);
        client.getOutputStream()
                .write(("GET /socket HTTP/1.1\r\nHost: a\r\n" + String.join("\r\n", HANDSHAKE) + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        try (RawWebSocket server = RawWebSocket.hear(listening)) {
            client.close();

            assertThat(server.rest(1)).isEmpty();
        }
    }

    /** Each is an ordinary request, to the server too: it goes up without its Upgrade, and with what else it has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /socket HTTP/1.1 | Content-Length: 0",
                "HEAD /socket HTTP/1.1 | X: y",
                "GET /socket HTTP/1.1 | Content-Length: 2\\r\\n\\r\\nhi",
                "GET /socket HTTP/1.1 | Transfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nhi\\r\\n0",
                "GET /socket HTTP/1.0 | X: y",
                "GET /socket HTTP/1.1 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "GET /socket HTTP/1.1 | Sec-WebSocket-Version: 8",
            })
    void whatIsNoOpeningHandshakeIsAnOrdinaryRequest(String line, String more) throws Exception {
        CompletableFuture<String> asked =
                answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        String request = line + "\r\nHost: a\r\n" + String.join("\r\n", HANDSHAKE) + "\r\n" + lines(more) + "\r\n\r\n";

        RawResponse answer = Front.client(port)
                .send(line.substring(0, line.indexOf(' ')), request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(asked.get()).doesNotContainIgnoringCase("Upgrade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
            })
    void handshakeThatLacksAFieldIsAnOrdinaryRequest(String field) throws Exception {
        CompletableFuture<String> asked =
                answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        String[] others =
                Arrays.stream(HANDSHAKE).filter(other -> !other.equals(field)).toArray(String[]::new);

        assertThat(Front.client(port).send("GET", "/socket", others).status()).isEqualTo(404);
        assertThat(asked.get()).doesNotContainIgnoringCase("Upgrade");
    }

    @Test
    void requestThatFollowsAnUpgradeBeforeItsAnswerReachesNobody() throws Exception {
        String both = "GET /socket HTTP/1.1\r\nHost: a\r\n" + String.join("\r\n", HANDSHAKE) + "\r\n\r\n"
                + "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(both.getBytes(StandardCharsets.ISO_8859_1));
            try (RawWebSocket server = RawWebSocket.accept(listening, NOTHING)) {
                RawWebSocket.opened(socket).send(FIN | TEXT, "a frame");

                assertThat(server.next()).isEqualTo(Frame.text("a frame"));
            }
        }
    }
}
