package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.LogOf;
import dev.usher.testing.Origin;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What counts as an attempt: what goes to the wire, and not what the gateway spares a server. */
@ExtendWith(VertxExtension.class)
class AttemptsTest {
    private static final String ATTEMPTS = "usher_attempts_total{server=\"home\"}";

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.access");

    private Vertx vertx;

    @BeforeEach
    void start(Vertx ofThisTest) {
        vertx = ofThisTest;
    }

    private Operated open(GatewayOptions options) throws Exception {
        return Operated.open(vertx, options.set("access-log.format", "json"));
    }

    private JsonObject lineOf(RawResponse answer) {
        String id = answer.field("X-Request-Id").orElseThrow();
        Soon.until(() -> log.lines().stream().anyMatch(line -> line.contains(id)));
        return new JsonObject(log.lines().stream()
                .filter(line -> line.contains(id))
                .findFirst()
                .orElseThrow());
    }

    private void assertSpared(Operated operated, RawResponse answer) throws IOException {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(lineOf(answer).getInteger("attempts")).isZero();
        assertThat(lineOf(answer).getString("server")).isEqualTo("home");
        assertThat(operated.metrics(ATTEMPTS)).containsExactly(ATTEMPTS + " 1.0");
    }

    @Test
    void aRequestToAServerThatIsKnownToBeDownIsNone() throws Exception {
        Operated operated = open(Front.unlimited(Origin.nobody().toString())
                .set("circuit.failures", 1)
                .set("circuit.pause", "1h")
                .set("retry.attempts", 1));
        RawResponse tried = operated.get("/Users/Me");
        assertThat(tried.status()).isEqualTo(502);
        assertThat(lineOf(tried).getInteger("attempts")).isEqualTo(1);

        assertSpared(operated, operated.get("/Users/Me"));
        assertSpared(operated, operated.get("/System/Ping"));
    }

    @Test
    void oneThatIsRefusedBecauseTheServerHasEnoughToDoIsNone() throws Exception {
        Origin origin = Origin.listen(vertx);
        Operated operated = open(Front.unlimited(origin.url("").toString())
                .set("deadlines.attempt", "60s")
                .set("deadlines.operation", "60s")
                .set("concurrency.max", 1)
                .set("concurrency.queue", 0));
        CompletableFuture<RawResponse> busy = CompletableFuture.supplyAsync(() -> me(operated, "a"));
        Soon.until(() -> origin.visits.size() == 1);

        assertSpared(operated, me(operated, "b"));

        origin.visits.get(0).answer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(busy.join().status()).isEqualTo(200);
    }

    private static RawResponse me(Operated operated, String token) {
        try {
            return operated.get("/Users/Me", "Authorization: MediaBrowser Token=\"" + token + "\"");
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }
}
