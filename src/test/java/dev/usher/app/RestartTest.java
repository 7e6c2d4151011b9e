package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Phase;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server restarts behind the gateway, at the pace of the test. */
@ExtendWith(VertxExtension.class)
class RestartTest {
    private static final String STREAM = "/System/Info/Public";
    private static final String LIST = "/Users/Public";
    private static final String LOGIN = "/Users/AuthenticateByName";
    private static final String CREDENTIALS = new JsonObject()
            .put("Username", "Irmak")
            .put("Pw", "battery staple")
            .encode();

    private FakeJellyfin jellyfin;
    private RawClient client;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        client = Front.client(Front.open(vertx, Front.unlimited(jellyfin.url())));
        assertThat(client.send("GET", STREAM).status()).isEqualTo(200);
        jellyfin.forgetRequests();
    }

    private static boolean isOperation(ReceivedRequest request) {
        return request.path().startsWith("/Users/");
    }

    private CompletableFuture<RawResponse> list() {
        return sent("GET", "GET " + LIST + " HTTP/1.1\r\nHost: usher.example\r\n\r\n");
    }

    private CompletableFuture<RawResponse> login() {
        return sent(
                "POST",
                "POST " + LOGIN + " HTTP/1.1\r\nHost: usher.example\r\n"
                        + "Authorization: MediaBrowser Client=\"Test\", Device=\"Test\", DeviceId=\"one\", Version=\"1\"\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + CREDENTIALS.length() + "\r\n\r\n"
                        + CREDENTIALS);
    }

    private CompletableFuture<RawResponse> sent(String method, String request) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.send(method, request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException noAnswer) {
                throw new AssertionError(noAnswer);
            }
        });
    }

    /** While nobody listens, so that the gateway knows it; a request that comes now waits. */
    private void beDown() throws Exception {
        Soon.value(jellyfin.stop());
        assertThat(client.send("GET", STREAM).status()).isEqualTo(502);
    }

    @Test
    void aRequestWaitsWhileNobodyListensAndWhileTheServerLoads() throws Exception {
        beDown();
        CompletableFuture<RawResponse> waiting = list();
        Soon.value(jellyfin.phase(Phase.LOADING));
        Soon.until(() -> jellyfin.count(RestartTest::isOperation) > 0);
        assertThat(waiting).isNotDone();

        Soon.value(jellyfin.phase(Phase.READY));

        assertThat(waiting.get().status()).isEqualTo(200);
        assertThat(waiting.get().text()).contains("\"Name\":\"Irmak\"");
    }

    @Test
    void aLoginWaitsToo() throws Exception {
        beDown();
        CompletableFuture<RawResponse> waiting = login();
        Soon.value(jellyfin.phase(Phase.LOADING));
        Soon.until(() -> jellyfin.count(RestartTest::isOperation) > 0);
        assertThat(waiting).isNotDone();

        Soon.value(jellyfin.phase(Phase.READY));

        assertThat(waiting.get().status()).isEqualTo(200);
        assertThat(waiting.get().text()).contains("\"AccessToken\":");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"NOT_LISTENING", "LOADING"})
    void whatWasStoredBeforeARestartIsNotUsedAfterIt(Phase phase) throws Exception {
        list().get();
        assertThat(list().get().field("Cache-Status").orElseThrow()).startsWith("usher/home;hit");

        Soon.value(jellyfin.phase(phase));
        assertThat(client.send("GET", STREAM).status()).isIn(502, 503);
        Soon.value(jellyfin.phase(Phase.READY));

        Soon.until(this::isFetchedAnew);
        assertThat(jellyfin.count(RestartTest::isOperation)).isEqualTo(2);
    }

    /** True once the server has been found ready: until then nobody knows that it has restarted. */
    private boolean isFetchedAnew() {
        String status = list().join().field("Cache-Status").orElseThrow();
        return status.equals("usher/home;fwd=uri-miss;fwd-status=200;stored");
    }

    @Test
    void streamsAreRefusedAtOnceWhileTheServerHasAskedForQuiet() throws Exception {
        Soon.value(jellyfin.phase(Phase.SET_UP));
        RawResponse own = client.send("GET", "/Items");
        assertThat(own.field("Retry-After")).hasValue("005");
        jellyfin.forgetRequests();

        RawResponse refused = client.send("GET", "/Items");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.field("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.field("Retry-After").map(Integer::parseInt).orElseThrow())
                .isBetween(1, 5);
        assertThat(jellyfin.requests()).isEmpty();
    }
}
