package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.Proves;
import dev.usher.testing.RawResponse;
import dev.usher.testing.RawWebSocket;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that have names of their own. */
@ExtendWith(VertxExtension.class)
class HostsTest {
    private static final String INFO = "/System/Info/Public";

    private GatewayOptions options;

    @BeforeEach
    void name(Vertx vertx) throws Exception {
        options = Front.unlimited(fake(vertx, "home"))
                .server("cabin", fake(vertx, "cabin"))
                .set("servers.home.hosts", List.of("home.example.org"))
                .set("servers.cabin.hosts", List.of("TV.example.org", "[fd00::1]"));
    }

    private static String fake(Vertx vertx, String name) throws Exception {
        FakeJellyfin fake = Front.fake(vertx, FakeOptions.household().withServerName(name));
        return fake.url();
    }

    private static RawResponse ask(int port, String host, String target, String... fields) throws IOException {
        StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        return Front.client(port).send("GET", head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Proves("servers.NAME.hosts")
    @ParameterizedTest
    @CsvSource({
        "tv.example.org, cabin",
        "TV.EXAMPLE.ORG:8095, cabin",
        "[FD00::1], cabin",
        "[fd00::1]:8095, cabin",
        "home.example.org, home",
        "tv.example.org.evil.example, home",
        "example.org, home",
        "127.0.0.1, home",
        "'', home",
    })
    void aServerAnswersAtTheRootOfItsHosts(String host, String server, Vertx vertx) throws Exception {
        int port = Front.open(vertx, options);

        assertThat(ask(port, host, INFO).text()).contains("\"ServerName\":\"" + server + "\"");
        assertThat(ask(port, host, "/Users/Public").field("Cache-Status"))
                .hasValueSatisfying(cache -> assertThat(cache).startsWith("usher/" + server + ";"));
        assertThat(ask(port, host, "/servers/cabin" + INFO).text()).contains("\"ServerName\":\"cabin\"");
        assertThat(ask(port, host, "/servers/home" + INFO).text()).contains("\"ServerName\":\"home\"");
    }

    @Test
    void aHostLeadsToItsServerWhereTheRootIsAllOfThem(Vertx vertx) throws Exception {
        int port = Front.open(vertx, options.aggregate("home", "cabin"));

        assertThat(ask(port, "tv.example.org", INFO).text()).contains("\"ServerName\":\"cabin\"");
        assertThat(ask(port, "home.example.org", "/Users/Public").field("Cache-Status"))
                .hasValueSatisfying(cache -> assertThat(cache).startsWith("usher/home;"));
    }

    @Test
    void aHostCountsBeneathABasePathToo(Vertx vertx) throws Exception {
        int port = Front.open(vertx, options.set("listen.base-path", "/media"));

        assertThat(ask(port, "tv.example.org", "/media" + INFO).text()).contains("\"ServerName\":\"cabin\"");
        assertThat(ask(port, "tv.example.org", INFO).status()).isEqualTo(404);
        assertThat(ask(port, "tv.example.org", "/media").field("Location")).hasValue("/media/api-docs/swagger");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTrustedHopSaysWhichHostItWasAsked(boolean trusted, Vertx vertx) throws Exception {
        int port =
                Front.open(vertx, trusted ? options.set("trusted-proxies.addresses", List.of("127.0.0.1")) : options);

        RawResponse answer =
                ask(port, "127.0.0.1", INFO, "X-Forwarded-For: 192.168.1.9", "X-Forwarded-Host: tv.example.org");

        assertThat(answer.text()).contains("\"ServerName\":\"" + (trusted ? "cabin" : "home") + "\"");
    }

    @Test
    void aWebSocketGoesToTheServerOfItsHost(Vertx vertx) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            int port =
                    Front.open(vertx, options.set("servers.cabin.url", "http://127.0.0.1:" + listening.getLocalPort()));
            CompletableFuture<RawWebSocket> server = CompletableFuture.supplyAsync(() -> accept(listening));
            Socket socket = new Socket("127.0.0.1", port);
            socket.getOutputStream()
                    .write(("GET /socket HTTP/1.1\r\nHost: tv.example.org\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));

            try (RawWebSocket client = RawWebSocket.opened(socket);
                    RawWebSocket cabin = server.get()) {
                assertThat(client.head()).startsWith("HTTP/1.1 101 ");
                assertThat(cabin.head()).startsWith("GET /socket ");
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
}
