package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.Origin;
import dev.usher.testing.RawResponse;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Servers that come, change and go while the gateway runs. */
class ReloadedServersTest extends ReloadCase {
    private static final String PICTURE = "/Items/1/Images/Primary?tag=1";
    private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

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
                    options.set("deadlines.attempt", "5s")
                            .server("home", old.url("").toString())
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
    void whatIsFetchedFromAServerThatChangesMeanwhileIsNotGivenAsTheNewOnes(Vertx vertx) throws Exception {
        Origin old = Origin.listen(vertx);
        Origin other = Origin.listen(vertx);
        other.script = visit -> visit.answer(picture("of the new"));
        Operated operated =
                Operated.open(vertx, options.server("home", old.url("").toString()));
        CompletableFuture<RawResponse> underWay = later(operated, PICTURE);
        Soon.until(() -> old.visits.size() == 1);

        options.server("home", other.url("").toString());
        assertThat(inEffect(operated)).containsExactly("servers.home.url");
        old.visits.get(0).answer(picture("of the old"));

        assertThat(underWay.get().text()).isEqualTo("of the old");
        assertThat(operated.get(PICTURE).text()).isEqualTo("of the new");
    }

    private static String picture(String content) {
        return "HTTP/1.1 200 OK\r\nCache-Control: public, max-age=31536000\r\nContent-Length: " + content.length()
                + "\r\n\r\n" + content;
    }
}
