package dev.usher.app;

import static dev.usher.testing.RawWebSocket.BINARY;
import static dev.usher.testing.RawWebSocket.FIN;
import static dev.usher.testing.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Issued;
import dev.usher.testing.LogOf;
import dev.usher.testing.RawResponse;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import dev.usher.testing.TestAuthority;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A WebSocket to a server behind TLS, which must prove itself as for any other request. */
@ExtendWith(VertxExtension.class)
class SecureServerSocketTest extends WebSocketCase {
    @RegisterExtension
    final LogOf servers = new LogOf("dev.usher.servers");

    @TempDir
    Path directory;

    private final TestAuthority authority = new TestAuthority("Home authority");
    private final Issued certificate = authority.issue("127.0.0.1");

    @Override
    ServerSocket listen(int onPort, int queue, InetAddress address) throws Exception {
        return certificate.serving().getServerSocketFactory().createServerSocket(onPort, queue, address);
    }

    @Override
    GatewayOptions options() {
        return Front.unlimited("https://127.0.0.1:" + listening.getLocalPort());
    }

    private Object value(String key) throws Exception {
        return switch (key) {
            case "ca" ->
                Files.writeString(directory.resolve("ca.pem"), authority.pem()).toString();
            case "pin" -> certificate.fingerprint();
            default -> false;
        };
    }

    /** Opens a WebSocket by a gateway that trusts the server for what {@code key} says of it. */
    private Ends openTrusting(String key) throws Exception {
        port = Front.open(vertx, options().set("servers.home.tls." + key, value(key)));
        return open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca", "pin", "verify"})
    void framesGoBothWaysToAServerThatIsTrusted(String key) throws Exception {
        try (Ends ends = openTrusting(key)) {
            ends.client().send(FIN | TEXT, "up");
            assertThat(ends.server().next()).isEqualTo(Frame.text("up"));
            ends.server().send(FIN | TEXT, "down").send(FIN | BINARY, "x".repeat(60_000));
            assertThat(ends.client().next()).isEqualTo(Frame.text("down"));
            assertThat(ends.client().next()).isEqualTo(new Frame(FIN | BINARY, "x".repeat(60_000)));

            ends.client().sendClose(1000, "enough");
            assertThat(ends.server().next()).isEqualTo(Frame.close(1000, "enough"));
            ends.server().sendClose(1000, "enough");
            assertThat(ends.client().next()).isEqualTo(Frame.close(1000, "enough"));
        }
    }

    @Test
    void serverThatVanishesIsBiddenFarewellInItsStead() throws Exception {
        try (Ends ends = openTrusting("ca")) {
            ends.server().close();

            assertThat(ends.client().nextButPings()).isEqualTo(Frame.close(1001, ""));
        }
    }

    @Test
    void clientThatVanishesLeavesTheServerAFarewell() throws Exception {
        try (Ends ends = openTrusting("ca")) {
            ends.client().reset();

            assertThat(ends.server().nextButPings()).isEqualTo(Frame.close(1001, ""));
        }
    }

    /** Takes connections as long as there are any; what goes wrong with them is told to the client by the gateway. */
    private void acceptAll() {
        CompletableFuture.runAsync(() -> {
            while (!listening.isClosed()) {
                try (RawWebSocket server = RawWebSocket.hear(listening)) {
                    server.finish();
                } catch (IOException refused) {
                    assertThat(refused).isNotNull();
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https | tls_certificate_error | of an authority that is not trusted (CN=Home authority)",
                "http  | tls_protocol_error    | speaks TLS on this port: its url must begin with https://"
            })
    void serverThatProvesNothingIsNoServerAndTheTroubleIsTold(String scheme, String error, String words)
            throws Exception {
        acceptAll();
        Operated gateway = Operated.open(vertx, Front.unlimited(scheme + "://127.0.0.1:" + listening.getLocalPort()));

        RawResponse answer = gateway.get("/socket", HANDSHAKE);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.field("Proxy-Status")).hasValue("usher/home;error=" + error);
        assertThat(answer.field("Retry-After")).isEmpty();
        JsonObject told = new JsonObject(answer.text());
        assertThat(told.getString("type")).isEqualTo("urn:usher:problem:server-unreachable");
        assertThat(told.getString("detail")).startsWith("The server home ").contains(words);
        assertThat(servers.lines()).anyMatch(line -> line.contains(words));
        assertThat(gateway.status().getJsonArray("servers").getJsonObject(0).getString("state"))
                .isEqualTo("down");
        assertThat(new JsonObject(gateway.ask("/usher/doctor", Operated.SECRET).text())
                        .getJsonArray("findings").stream().map(finding -> ((JsonObject) finding).getString("code")))
                .contains("tls");
    }
}
