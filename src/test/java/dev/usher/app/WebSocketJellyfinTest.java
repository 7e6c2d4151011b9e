package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedSocket;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client as others write it talks to a server like theirs, and neither sees that a gateway stands between them. */
@ExtendWith(VertxExtension.class)
class WebSocketJellyfinTest {
    private static final int LONG = 1 << 20;

    private FakeJellyfin jellyfin;
    private WebSocketClient clients;
    private int port;
    private String token;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        port = Front.open(vertx, Front.unlimited(jellyfin.url()));
        clients = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxMessageSize(2 * LONG).setTryUsePerMessageCompression(true));
        token = login();
    }

    private String login() throws Exception {
        String content = "{\"Username\":\"root\",\"Pw\":\"correct horse\"}";
        String request = "POST /Users/AuthenticateByName HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Authorization: MediaBrowser Client=\"T\", Device=\"T\", DeviceId=\"one\", Version=\"1\"\r\n"
                + "Content-Length: " + content.length() + "\r\n\r\n" + content;
        RawResponse answer = Front.client(port).send("POST", request.getBytes(StandardCharsets.ISO_8859_1));
        return new JsonObject(answer.text()).getString("AccessToken");
    }

    private Future<WebSocket> open(String target) {
        return clients.connect(
                new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(target));
    }

    @ParameterizedTest
    @CsvSource({
        "/socket?ApiKey=TOKEN&deviceId=one, /socket?ApiKey=TOKEN&deviceId=one",
        "/Users/Me?api_key=TOKEN, /Users/Me?ApiKey=TOKEN",
        "/emby/socket?api_key=TOKEN, /socket?ApiKey=TOKEN",
    })
    void whoHasATokenTalksOnAnyPath(String target, String seen) throws Exception {
        WebSocket socket = Soon.value(open(target.replace("TOKEN", token)));
        Promise<String> text = Promise.promise();
        Promise<Buffer> bytes = Promise.promise();
        socket.textMessageHandler(text::tryComplete);
        socket.binaryMessageHandler(bytes::tryComplete);
        String longText = "\u00e4\u20ac".repeat(LONG / 5);
        socket.writeTextMessage(longText);
        socket.writeBinaryMessage(Buffer.buffer(new byte[LONG]));

        assertThat(Soon.value(text.future())).isEqualTo(longText);
        assertThat(Soon.value(bytes.future())).isEqualTo(Buffer.buffer(new byte[LONG]));
        Soon.value(socket.close((short) 4000, "done"));

        Soon.until(() -> jellyfin.sockets().get(0).close() != null);
        ReceivedSocket received = jellyfin.sockets().get(0);
        assertThat(received.target()).isEqualTo(seen.replace("TOKEN", token));
        assertThat(received.close()).isEqualTo(4000);
        assertThat(received.messages()).hasSize(2).first().isEqualTo(longText);
    }

    @Test
    void whoHasNoneIsRefusedInTheServersOwnWords() {
        assertThatThrownBy(() -> Soon.value(open("/socket?api_key=wrong")))
                .hasRootCauseInstanceOf(UpgradeRejectedException.class)
                .rootCause()
                .satisfies(refused -> {
                    UpgradeRejectedException rejected = (UpgradeRejectedException) refused;
                    assertThat(rejected.getStatus()).isEqualTo(403);
                    assertThat(rejected.getBody()).hasToString("Error processing request.");
                    assertThat(rejected.getHeaders().get("Content-Type")).isEqualTo("text/plain");
                    assertThat(rejected.getHeaders().get("Server")).isEqualTo("Kestrel");
                });
        assertThat(jellyfin.sockets()).isEmpty();
    }

    @Test
    void serverThatStopsLeavesNoTornClient() throws Exception {
        WebSocket socket = Soon.value(open("/socket?ApiKey=" + token));
        Promise<Short> closed = Promise.promise();
        socket.closeHandler(gone -> closed.complete(socket.closeStatusCode()));

        Soon.value(jellyfin.stop());

        assertThat(Soon.value(closed.future())).isIn((short) 1000, (short) 1001);
    }
}
