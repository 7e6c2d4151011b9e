package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Phase;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that starts, in each of its phases, while what is stored of it is stale from the beginning. */
@ExtendWith(VertxExtension.class)
class StartingFakeTest {
    private static final String UNKNOWN = Secrets.register("00ff11ee22dd33cc44bb55aa66997788");

    private FakeJellyfin jellyfin;
    private RawClient client;
    private String known;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(jellyfin.url());
        for (String kind : new String[] {"me", "public"}) {
            options.set("cache.lifetimes." + kind + ".fresh", "0s")
                    .set("cache.lifetimes." + kind + ".stale-while-revalidate", "0s");
        }
        client = Front.client(Front.open(vertx, options));
        known = login();
        assertThat(me(known).status()).isEqualTo(200);
        assertThat(client.send("GET", "/Users/Public").status()).isEqualTo(200);
        jellyfin.forgetRequests();
    }

    private String login() throws IOException {
        String content = new JsonObject()
                .put("Username", "Irmak")
                .put("Pw", "battery staple")
                .encode();
        String request = "POST /Users/AuthenticateByName HTTP/1.1\r\nHost: a\r\n"
                + "Authorization: MediaBrowser Client=\"T\", Device=\"T\", DeviceId=\"d\", Version=\"1\"\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
        RawResponse answer = client.send("POST", request.getBytes(StandardCharsets.ISO_8859_1));
        return new JsonObject(answer.text()).getString("AccessToken");
    }

    private RawResponse me(String token) throws IOException {
        return client.send("GET", "/Users/Me", "X-Emby-Token: " + token);
    }

    private CompletableFuture<Integer> statusFor(String token) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return me(token).status();
            } catch (IOException noAnswer) {
                throw new UncheckedIOException(noAnswer);
            }
        });
    }

    private static void assertStale(RawResponse answer, String content) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains(content);
        assertThat(answer.field("Cache-Status").orElseThrow()).endsWith(";detail=stale-if-error");
        assertThat(answer.field("Age")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"NOT_LISTENING", "SET_UP", "LOADING"})
    void knownTokenAndTheListAreAnsweredFromStoreAndAnUnknownTokenNever(Phase phase) throws Exception {
        Soon.value(jellyfin.phase(phase));

        for (int i = 0; i < 5; i++) {
            assertStale(me(known), "\"Name\":\"Irmak\"");
            assertStale(client.send("GET", "/Users/Public"), "\"Name\":\"guest\"");
        }
        CompletableFuture<Integer> stranger = statusFor(UNKNOWN);
        Soon.value(jellyfin.phase(Phase.READY));

        assertThat(stranger.get()).isEqualTo(401);
    }
}
