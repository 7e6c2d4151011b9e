package dev.usher.app;

import static dev.usher.testing.RawWebSocket.FIN;
import static dev.usher.testing.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.RawResponse;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that does not switch protocols: its answer comes back, and where there is none, ours. */
@ExtendWith(VertxExtension.class)
class WebSocketRefusalTest extends WebSocketCase {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | Content-Length: 0 | ''",
                "403 | Transfer-Encoding: chunked | '18\\r\\nError processing request\\r\\n0\\r\\n\\r\\n'",
                "404 | Content-Length: 4 | gone",
                "503 | Retry-After: 5\\r\\nContent-Length: 7 | <html/>",
                "200 | Content-Length: 2 | ok",
                "426 | Connection: close | until the end",
            })
    void refusalComesBackAsItIs(int status, String fields, String content) throws Exception {
        CompletableFuture<String> asked = answering(
                "HTTP/1.1 " + status + " X\r\nX-Own: server\r\n" + lines(fields) + "\r\n\r\n" + lines(content));

        RawResponse answer = Front.client(port).send("GET", "/socket", HANDSHAKE);

        assertThat(asked.get()).containsIgnoringCase("\r\nUpgrade: websocket\r\n");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.field("X-Own")).hasValue("server");
        assertThat(answer.field("Upgrade")).isEmpty();
        assertThat(answer.field("Retry-After").isPresent()).isEqualTo(status == 503);
        assertThat(answer.text()).isEqualTo(status == 403 ? "Error processing request" : content);
        assertThat(answer.complete()).isTrue();
    }

    @Test
    void connectionWhoseUpgradeWasRefusedServesTheClientOn() throws Exception {
        answering("HTTP/1.1 403 X\r\nContent-Length: 2\r\n\r\nno");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            RawWebSocket refused = RawWebSocket.open(socket, "/socket");
            assertThat(refused.head()).startsWith("HTTP/1.1 403 ");
            assertThat(refused.rest(2)).isEqualTo("no");
            CompletableFuture<RawWebSocket> server = accepting(NOTHING);

            RawWebSocket accepted = RawWebSocket.open(socket, "/socket");

            assertThat(accepted.head()).startsWith("HTTP/1.1 101 ");
            accepted.send(FIN | TEXT, "after all");
            assertThat(server.get().next()).isEqualTo(Frame.text("after all"));
            server.get().close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 101 X\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Extensions: permessage-deflate\\r\\n\\r\\n | 502",
                "nothing of HTTP\\r\\n\\r\\n | 502",
                "'' | 502",
            })
    void serverThatDoesNotKeepToTheProtocolIsToldToBeUnreachable(String answer, int status) throws Exception {
        answering(lines(answer));

        RawResponse told = Front.client(port).send("GET", "/socket", HANDSHAKE);

        assertThat(told.status()).isEqualTo(status);
        assertThat(new JsonObject(told.text()).getString("type")).isEqualTo("urn:usher:problem:server-unreachable");
        assertThat(told.field("Proxy-Status").orElseThrow()).startsWith("usher/home;error=");
    }

    @Test
    @Proves("deadlines.attempt")
    void serverThatDoesNotAnswerInTimeIsNotWaitedForLonger() throws Exception {
        port = Front.open(vertx, options().set("deadlines.attempt", "100ms"));

        RawResponse told = Front.client(port).send("GET", "/socket", HANDSHAKE);

        assertThat(told.status()).isEqualTo(504);
        assertThat(new JsonObject(told.text()).getString("type")).isEqualTo("urn:usher:problem:server-timeout");
    }
}
