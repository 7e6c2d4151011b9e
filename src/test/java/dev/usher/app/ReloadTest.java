package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.LogOf;
import dev.usher.testing.Origin;
import dev.usher.testing.RawResponse;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings that change while the gateway runs. */
@ExtendWith(VertxExtension.class)
class ReloadTest {
    private static final String INFO = "/System/Info/Public";
    private static final String LIST = "/Users/Public";
    private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.app");

    private FakeJellyfin home;
    private GatewayOptions options;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        home = Front.fake(vertx, FakeOptions.household().withServerName("home"));
        options = Front.unlimited(home.url()).set("deadlines.attempt", "2s");
    }

    private static RawResponse reload(Operated operated) throws IOException {
        return operated.admin()
                .send(
                        "POST",
                        "/reload",
                        "Authorization: Bearer " + Operated.SECRET,
                        "Content-Type: application/json",
                        "Content-Length: 0");
    }

    private static List<String> inEffect(Operated operated) throws IOException {
        RawResponse answer = reload(operated);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return strings(answer, "in_effect");
    }

    private static List<String> strings(RawResponse answer, String member) {
        JsonArray array = new JsonObject(answer.text()).getJsonArray(member);
        return array.stream().map(String.class::cast).toList();
    }

    private static CompletableFuture<RawResponse> later(Operated operated, String target) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return operated.get(target);
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
    }

    @Test
    void whatIsUnderWayToAServerThatGoesIsFinishedAndThenItsConnectionsEnd(Vertx vertx) throws Exception {
        Origin old = Origin.listen(vertx);
        try (ServerSocket sockets = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
            Operated operated = Operated.open(
                    vertx,
                    options.server("home", old.url("").toString())
                            .server("cabin", "http://127.0.0.1:" + sockets.getLocalPort()));
            CompletableFuture<RawWebSocket> accepted = CompletableFuture.supplyAsync(() -> accept(sockets));
            RawWebSocket client = RawWebSocket.open(operated.mainPort(), "/servers/cabin/socket");
            RawWebSocket cabin = accepted.get();
            CompletableFuture<RawResponse> operation = later(operated, LIST);
            Soon.until(() -> old.visits.size() == 1);
            old.script = visit -> visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            CompletableFuture<RawResponse> stream = later(operated, "/Videos/1/stream");
            Soon.until(() -> old.visits.size() == 2);

            options.server("home", home.url()).server("cabin", home.url() + "/elsewhere");
            assertThat(inEffect(operated)).containsExactly("servers.cabin.url", "servers.home.url");

            assertThat(operated.get(INFO).text()).contains("\"ServerName\":\"home\"");
            old.visits.get(0).answer(JSON + "Content-Length: 2\r\n\r\n[]");
            assertThat(operation.get().text()).isEqualTo("[]");
            assertThat(old.connections.get(0).future().isComplete()).isFalse();
            old.visits.get(1).answer("world");
            assertThat(stream.get().text()).isEqualTo("helloworld");
            client.send(RawWebSocket.FIN | RawWebSocket.TEXT, "still");
            assertThat(cabin.nextButPings()).isEqualTo(Frame.text("still"));
            cabin.send(RawWebSocket.FIN | RawWebSocket.TEXT, "here");
            assertThat(client.nextButPings()).isEqualTo(Frame.text("here"));
            old.awaitClosed(0);
            old.awaitClosed(1);
            client.close();
            cabin.close();
        }
    }

    private static RawWebSocket accept(ServerSocket listening) {
        try {
            return RawWebSocket.accept(listening, new byte[0]);
        } catch (IOException nobody) {
            throw new AssertionError(nobody);
        }
    }

    @Test
    void noRequestFailsWhileServersComeAndGo(Vertx vertx) throws Exception {
        FakeJellyfin other = Front.fake(vertx, FakeOptions.household().withServerName("other"));
        Operated operated = Operated.open(vertx, options.set("cache.max-bytes", 0));
        List<CompletableFuture<Integer>> askers = List.of(LIST, INFO, LIST, INFO).stream()
                .map(target -> ask(operated, target))
                .toList();

        for (int i = 0; i < 10; i++) {
            options.server("home", i % 2 == 0 ? other.url() : home.url());
            assertThat(inEffect(operated)).containsExactly("servers.home.url");
        }

        for (CompletableFuture<Integer> asker : askers) {
            assertThat(asker.get()).isEqualTo(200);
        }
    }

    /** The worst status of many requests. */
    private static CompletableFuture<Integer> ask(Operated operated, String target) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                int worst = 0;
                for (int i = 0; i < 60; i++) {
                    worst = Math.max(worst, operated.get(target).status());
                }
                return worst;
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
    }

    @Test
    void aServerThatStaysKeepsWhatIsStoredOfItAndOneThatChangesDoesNot(Vertx vertx) throws Exception {
        FakeJellyfin cabin = Front.fake(vertx, FakeOptions.household().withServerName("cabin"));
        Operated operated = Operated.open(vertx, options.server("cabin", cabin.url()));
        operated.get("/servers/home" + LIST);
        operated.get("/servers/cabin" + LIST);

        options.server("cabin", home.url());
        assertThat(inEffect(operated)).containsExactly("servers.cabin.url");

        assertThat(operated.get("/servers/home" + LIST).field("Cache-Status"))
                .hasValueSatisfying(status -> assertThat(status).contains(";hit"));
        assertThat(operated.get("/servers/cabin" + LIST).field("Cache-Status"))
                .hasValueSatisfying(status -> assertThat(status).doesNotContain(";hit"));
    }

    @Test
    void aServerComesWithItsMetersAndGoesWithThem(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);
        assertThat(operated.get("/servers/cabin" + INFO).status()).isEqualTo(404);

        options.server("cabin", home.url()).set("servers.cabin.hosts", List.of("cabin.example.org"));
        assertThat(inEffect(operated)).containsExactly("servers.cabin");
        assertThat(operated.get("/servers/cabin" + INFO).status()).isEqualTo(200);
        assertThat(operated.metrics("usher_server_ready{server=\"cabin\"}")).hasSize(1);
        assertThat(operated.status().getJsonArray("servers")).hasSize(2);

        JsonObject tree = options.toJson();
        options.set(
                "servers",
                new JsonObject().put("home", tree.getJsonObject("servers").getJsonObject("home")));
        assertThat(inEffect(operated)).containsExactly("servers.cabin");
        assertThat(operated.get("/servers/cabin" + INFO).status()).isEqualTo(404);
        assertThat(operated.metrics("usher_server_ready{server=\"cabin\"}")).isEmpty();
    }

    @Test
    void limitsChangeAndWhoHasPaidHasPaid(Vertx vertx) throws Exception {
        Operated operated = Operated.open(
                vertx, options.set("limits.address.rate", "1/hour").set("limits.address.burst", 2));
        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(operated.get(LIST).status()).isEqualTo(429);

        options.set("limits.address.burst", 3);
        assertThat(inEffect(operated)).containsExactly("limits.address.burst");

        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(operated.get(LIST).status()).isEqualTo(429);
    }

    @Test
    void whatTheEdgeHasReadOfTheSettingsChanges(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options.server("cabin", home.url()));
        options.set("trusted-proxies.addresses", List.of("127.0.0.1"))
                .set("cache.max-bytes", 0)
                .set("lan", List.of("10.0.0.0/8"));

        assertThat(inEffect(operated)).containsExactly("cache.max-bytes", "lan", "trusted-proxies.addresses");

        operated.get(INFO, "X-Forwarded-For: 203.0.113.7");
        assertThat(home.requests().get(0).fields().get("X-Forwarded-For")).isEqualTo("203.0.113.7");
        operated.get(LIST);
        assertThat(operated.get(LIST).field("Cache-Status"))
                .hasValueSatisfying(status -> assertThat(status).doesNotContain(";hit"));
    }

    @Test
    void whatCannotChangeSaysSoEachTime(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);
        options.set("listen.port", 1)
                .set("id", "other")
                .set("drain.patience", "1s")
                .set("lan", List.of());

        RawResponse first = reload(operated);
        assertThat(strings(first, "in_effect")).containsExactly("lan");
        assertThat(strings(first, "with_the_next_start")).containsExactly("listen.port", "id", "drain.patience");
        RawResponse second = reload(operated);
        assertThat(strings(second, "in_effect")).isEmpty();
        assertThat(strings(second, "with_the_next_start")).hasSize(3);

        assertThat(operated.get(INFO).status()).isEqualTo(200);
        assertThat(log.lines()).contains("listen.port: changes with the next start");
    }

    @Test
    void settingsThatAreNotRightLeaveThoseBeforeInPlaceAndAreToldWhole(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);
        options.set("limits.address.burst", 0).set("cache.max-bytes", "much").set("lan", List.of("10.0.0.0/8"));

        RawResponse answer = reload(operated);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(answer.text());
        assertThat(problem.getString("type")).isEqualTo("urn:usher:problem:invalid-settings");
        assertThat(problem.getString("request_id")).isNotEmpty();
        assertThat(problem.getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .map(error -> error.getString("path")))
                .containsExactly("limits.address.burst", "cache.max-bytes");
        assertThat(log.lines()).anyMatch(line -> line.contains("stay in effect: limits.address.burst: "));
        assertThat(operated.get(LIST).status()).isEqualTo(200);
        assertThat(operated.get(LIST).field("Cache-Status"))
                .hasValueSatisfying(status -> assertThat(status).contains(";hit"));
    }

    @Test
    void onlyWhoKnowsTheSecretReloadsAndOnlyByPost(Vertx vertx) throws Exception {
        Operated operated = Operated.open(vertx, options);

        assertThat(operated.admin().send("POST", "/reload", "Content-Length: 0").status())
                .isEqualTo(401);
        assertThat(operated.admin()
                        .send("POST", "/reload", "Authorization: Bearer " + Operated.SECRET, "Content-Length: 0")
                        .status())
                .isEqualTo(415);
        assertThat(operated.ask("/reload", Operated.SECRET).status()).isEqualTo(405);
    }

    @Test
    void anApplicationReloadsWhatItHasMounted(Vertx vertx) throws Exception {
        Gateway gateway = Gateway.create(vertx, options);

        Reloaded result = Soon.value(gateway.reload(new GatewayOptions(options.toJson())
                .set("cache.max-bytes", "1MiB")
                .set("listen.port", 1)));

        assertThat(result.inEffect()).containsExactly("cache.max-bytes");
        assertThat(result.waiting()).containsExactly("listen.port");
        assertThatThrownBy(() -> Soon.value(gateway.reload(new GatewayOptions())))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        Soon.value(gateway.close());
    }
}
