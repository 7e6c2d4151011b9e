package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** However a login is spelt, it takes the way of a login: limited, never answered from store, and sent up in one spelling. */
@ExtendWith(VertxExtension.class)
class LoginPathTest {
    private static final String CANONICAL = "/Users/AuthenticateByName";
    private static final String CONTENT = new JsonObject()
            .put("Username", "Irmak")
            .put("Pw", "battery staple")
            .encode();
    private static final int BURST = 3;

    private FakeJellyfin jellyfin;
    private RawClient client;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(jellyfin.url())
                .set("limits.logins.rate", "1/hour")
                .set("limits.logins.burst", BURST);
        client = Front.client(Front.open(vertx, options));
    }

    @Test
    void canonicalLoginTakesTheLoginPath() throws Exception {
        assertLoginPath(CANONICAL);
    }

    @Test
    void encodedLetterTakesTheLoginPath() throws Exception {
        assertLoginPath("/Users/%41uthenticateByName");
    }

    @Test
    void dotSegmentsLowerCaseAndSlashAtTheEndTakeTheLoginPath() throws Exception {
        assertLoginPath("/users/x/../authenticatebyname/");
    }

    @Test
    void upgradeToWebSocketTakesTheLoginPath() throws Exception {
        assertLoginPath(
                CANONICAL,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    }

    @Test
    void upgradeToHttp2TakesTheLoginPath() throws Exception {
        assertLoginPath(
                CANONICAL, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__");
    }

    private void assertLoginPath(String target, String... fields) throws IOException {
        assertEachReachesTheServer(target, fields);
        assertThat(jellyfin.requests()).hasSize(BURST).allSatisfy(LoginPathTest::assertCanonical);

        assertRefused(login(target, fields));
        assertRefused(login(CANONICAL));
        assertThat(jellyfin.requests()).hasSize(BURST);
    }

    private void assertEachReachesTheServer(String target, String... fields) throws IOException {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < BURST; i++) {
            RawResponse answer = login(target, fields);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.field("Cache-Status")).hasValue("usher/home;fwd=method;fwd-status=200");
            tokens.add(new JsonObject(answer.text()).getString("AccessToken"));
        }
        assertThat(tokens.size()).as("tokens, none given twice").isEqualTo(BURST);
    }

    private static void assertCanonical(ReceivedRequest request) {
        assertThat(request.method()).isEqualTo(HttpMethod.POST);
        assertThat(request.target()).isEqualTo(CANONICAL);
        assertThat(request.fields().names())
                .extracting(String::toLowerCase)
                .doesNotContain("upgrade", "http2-settings", "connection");
        assertThat(request.body().toJsonObject()).isEqualTo(new JsonObject(CONTENT));
    }

    private static void assertRefused(RawResponse answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.field("Retry-After").orElseThrow()).containsOnlyDigits();
        assertThat(answer.field("RateLimit").orElseThrow()).matches("\"logins\";r=0;t=\\d+");
        assertThat(answer.field("RateLimit-Policy")).hasValue("\"logins\";q=" + BURST + ";w=" + BURST * 3600);
        assertThat(answer.field("Cache-Status")).isEmpty();
    }

    private RawResponse login(String target, String... fields) throws IOException {
        String head = "POST " + target + " HTTP/1.1\r\nHost: usher.example\r\n"
                + "Authorization: MediaBrowser Client=\"Test\", Device=\"Test\", DeviceId=\"one\", Version=\"1\"\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + CONTENT.length() + "\r\n"
                + String.join("", Stream.of(fields).map(f -> f + "\r\n").toList()) + "\r\n";
        return client.send("POST", (head + CONTENT).getBytes(StandardCharsets.ISO_8859_1));
    }
}
