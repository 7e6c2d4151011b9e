package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.Fault;
import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What Prometheus and whoever looks at the status are told, each after what makes it so. */
class MetricsTest extends MetricsCase {
    private static void assertTold(Operated operated, String... lines) throws IOException {
        for (String line : lines) {
            String name = line.substring(0, line.lastIndexOf(' '));
            Soon.until(() -> tells(operated, name, line));
        }
    }

    private static boolean tells(Operated operated, String name, String line) {
        try {
            return operated.metrics(name).contains(line);
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    @Test
    void requestsAreCountedByOperationAndClassOfStatus() throws Exception {
        Operated operated = Operated.open(vertx, options());

        operated.get("/Users/Public");
        operated.get("/Users/Public");
        operated.get("/Users/Me");
        operated.get("/System/Ping");
        operated.get("/servers/nobody/");

        assertTold(
                operated,
                "usher_requests_seconds_count{operation=\"GET_PUBLIC_USERS\",status=\"2xx\"} 2",
                "usher_requests_seconds_count{operation=\"GET_CURRENT_USER\",status=\"4xx\"} 1",
                "usher_requests_seconds_count{operation=\"OTHER\",status=\"2xx\"} 1",
                "usher_requests_seconds_count{operation=\"UNREAD\",status=\"4xx\"} 1",
                "usher_requests_seconds_bucket{operation=\"OTHER\",status=\"2xx\",le=\"+Inf\"} 1");
        assertThat(operated.status().getJsonObject("requests").getLong("total")).isEqualTo(5);
    }

    @Test
    void attemptsRetriesAndWhatCameOfThemAreCountedByServer() throws Exception {
        Operated operated = Operated.open(vertx, options());
        jellyfin.fail(new Fault.Reset(true));

        assertThat(operated.get("/Users/Public").status()).isEqualTo(200);
        operated.get("/System/Ping");

        assertTold(
                operated,
                "usher_attempts_total{server=\"home\"} 3.0",
                "usher_retries_total{server=\"home\"} 1.0",
                "usher_outcomes_total{outcome=\"connection_terminated\",server=\"home\"} 1.0",
                "usher_outcomes_total{outcome=\"success\",server=\"home\"} 2.0");
    }

    @Test
    void cacheTellsHitsMissesAndStoredBytes() throws Exception {
        Operated operated = Operated.open(vertx, options());
        assertTold(operated, "usher_cache_stored_bytes 0.0");

        operated.get("/Users/Public");
        operated.get("/Users/Public");
        operated.get("/Users/Public");

        assertTold(
                operated,
                "usher_cache_answers_total{server=\"home\",status=\"miss\"} 1.0",
                "usher_cache_answers_total{server=\"home\",status=\"hit\"} 2.0");
        JsonObject cache = operated.status().getJsonObject("cache");
        assertThat(cache.getLong("lookups")).isEqualTo(3);
        assertThat(cache.getLong("hits")).isEqualTo(2);
        assertThat(cache.getDouble("hit_share")).isEqualTo(0.667);
        assertThat(cache.getLong("stored_bytes")).isPositive();
        assertTold(operated, "usher_cache_stored_bytes " + cache.getLong("stored_bytes") + ".0");
    }

    @Test
    void requestsInAnOldFormAreCountedByFormAndProgram() throws Exception {
        Operated operated = Operated.open(vertx, options());

        operated.get("/emby/Users/Public");
        operated.get("/emby/System/Ping", "User-Agent: Kodi/21.1 (X11; Linux)");
        operated.get(
                "/emby/System/Ping", "Authorization: MediaBrowser Client=\"T%C3%A9l%C3%A9\"", "User-Agent: okhttp/4.9");
        operated.get("/emby/System/Ping", "Authorization: MediaBrowser Client=\"T\u00c3\u00a9l\u00c3\u00a9\"");

        assertTold(
                operated,
                "usher_bridged_total{client=\"unnamed\",form=\"path-prefix\"} 1.0",
                "usher_bridged_total{client=\"Kodi\",form=\"path-prefix\"} 1.0",
                "usher_bridged_total{client=\"Télé\",form=\"path-prefix\"} 2.0");
    }

    @Test
    void refusalsAreCountedByPolicy() throws Exception {
        Operated operated = Operated.open(
                vertx, options().set("limits.address.rate", "1/hour").set("limits.address.burst", 1));

        operated.get("/Users/Public");
        operated.get("/Users/Public");

        assertTold(operated, "usher_refusals_total{policy=\"address\"} 1.0");
        assertThat(operated.status().getJsonObject("refusals")).isEqualTo(new JsonObject().put("address", 1));
    }

    @Test
    void serverThatIsDownIsToldWithTheTimeSinceWhenItIs() throws Exception {
        GatewayOptions options = Front.unlimited(Origin.nobody().toString())
                .set("circuit.failures", 2)
                .set("circuit.pause", "1h")
                .set("retry.attempts", 1);
        Operated operated = Operated.open(vertx, options);
        assertTold(operated, "usher_server_down{server=\"home\"} 0.0");

        operated.get("/Users/Me");
        operated.get("/Users/Me");

        assertTold(operated, "usher_server_down{server=\"home\"} 1.0");
        assertThat(server(operated).getString("state")).isEqualTo("down");
        assertThat(server(operated).getString("since")).matches("\\d{4}-.*Z");
        assertThat(operated.get("/Users/Me").status()).isEqualTo(503);
    }

    @Test
    void serverThatStartsIsNotReadyAndItsRequestsWait() throws Exception {
        Operated operated = Operated.open(vertx, options());
        assertTold(operated, "usher_server_ready{server=\"home\"} 1.0");
        assertThat(server(operated).getString("state")).isEqualTo("unasked");
        operated.get("/Users/Public");
        assertThat(server(operated).getString("state")).isEqualTo("ready");
        jellyfin.failAlways(any -> true, new Fault.SetUp());

        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> statusOf(operated, "/Users/Me"));

        assertTold(
                operated,
                "usher_server_ready{server=\"home\"} 0.0",
                "usher_waiting_requests{server=\"home\"} 1.0",
                "usher_exchanges 1.0");
        assertThat(server(operated).getString("state")).isEqualTo("starting");
        assertThat(server(operated).getString("since")).matches("\\d{4}-.*Z");
        Soon.until(() -> waiting(operated) == 1);
        jellyfin.heal();
        assertThat(waiting.join()).isEqualTo(401);
        assertTold(operated, "usher_waiting_requests{server=\"home\"} 0.0", "usher_exchanges 0.0");
    }

    private static JsonObject server(Operated operated) throws IOException {
        JsonArray servers = operated.status().getJsonArray("servers");
        assertThat(servers).hasSize(1);
        return servers.getJsonObject(0);
    }

    private static int waiting(Operated operated) {
        try {
            return server(operated).getInteger("waiting");
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    private static int statusOf(Operated operated, String target) {
        try {
            return operated.get(target).status();
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    @Test
    void connectionsAreThoseThatAreOpen() throws Exception {
        Operated operated = Operated.open(vertx, options());
        assertTold(operated, "usher_connections 0.0");

        try (var open = operated.connect()) {
            assertThat(open.isConnected()).isTrue();
            assertTold(operated, "usher_connections 1.0");
        }

        assertTold(operated, "usher_connections 0.0");
    }

    @Test
    void noSecretIsInMetricsOrStatus() throws Exception {
        Operated operated = Operated.open(vertx, options());
        for (SecretRequest request : SecretRequest.all()) {
            request.send(operated.mainPort());
        }

        SecretRequest.assertNoneIn(operated.admin().send("GET", "/metrics").text());
        SecretRequest.assertNoneIn(operated.status().encode());
    }

    /** A label that came from a client would be one more line for each of these. */
    @Test
    void labelsStayTheSameUnderTenThousandPathsTokensAndNames() throws Exception {
        Operated operated = Operated.open(vertx, options().set("access-log.format", "none"));
        Flurry clients = new Flurry(operated.mainPort());
        clients.send(0, 500);
        Soon.until(() -> counted(operated) == 500);
        int before = operated.metrics("usher_").size();

        clients.send(500, 10_000);

        Soon.until(() -> counted(operated) == 10_000);
        assertThat(operated.metrics("usher_")).hasSize(before);
    }

    private static long counted(Operated operated) {
        try {
            return operated.status().getJsonObject("requests").getLong("total");
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }
}
