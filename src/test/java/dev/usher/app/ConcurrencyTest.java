package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.testing.Origin;
import dev.usher.testing.Proves;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients, and whoever runs the gateway, see of a server that is given no more to do than it can. */
@ExtendWith(VertxExtension.class)
class ConcurrencyTest {
    private static final String LOGIN = "{\"Username\":\"nobody\",\"Pw\":\"\"}";
    private static final String USER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private Vertx vertx;
    private Origin origin;
    private FakeJellyfin jellyfin;

    @BeforeEach
    void start(Vertx ofThisTest) throws Exception {
        vertx = ofThisTest;
        origin = Origin.listen(vertx);
        jellyfin = Front.fake(vertx, FakeOptions.household());
    }

    private Operated open(String url, Object max, Object queue) throws Exception {
        return Operated.open(
                vertx,
                Front.unlimited(url)
                        .set("access-log.format", "none")
                        .set("deadlines.attempt", "60s")
                        .set("deadlines.operation", "60s")
                        .set("concurrency.max", max)
                        .set("concurrency.queue", queue));
    }

    private Operated beforeOrigin(Object max, Object queue) throws Exception {
        return open(origin.url("").toString(), max, queue);
    }

    private static CompletableFuture<RawResponse> me(Operated usher, String token) {
        return later(() -> usher.get("/Users/Me", "Authorization: MediaBrowser Token=\"" + token + "\""));
    }

    private interface Asking {
        RawResponse ask() throws IOException;
    }

    private static CompletableFuture<RawResponse> later(Asking asking) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return asking.ask();
            } catch (IOException unanswered) {
                throw new AssertionError(unanswered);
            }
        });
    }

    private static boolean has(Operated usher, int inFlight, int waiting) {
        try {
            JsonObject server = usher.status().getJsonArray("servers").getJsonObject(0);
            return server.getInteger("in_flight") == inFlight && server.getInteger("waiting") == waiting;
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    @Test
    @Proves("concurrency.max")
    void onlySoManyOperationsAreUnderWayAndTheOthersWait() throws Exception {
        Operated usher = beforeOrigin(1, 512);
        List<CompletableFuture<RawResponse>> asked = new ArrayList<>();
        for (String token : List.of("one", "two", "three")) {
            asked.add(me(usher, token));
        }

        Soon.until(() -> has(usher, 1, 2));
        assertThat(usher.metrics("usher_slots"))
                .contains(
                        "usher_slots_used{server=\"home\"} 1.0",
                        "usher_slots_waiting{server=\"home\"} 2.0",
                        "usher_slots_shed_total{server=\"home\"} 0.0");
        for (int i = 0; i < 3; i++) {
            int next = i + 1;
            Soon.until(() -> origin.visits.size() >= next);
            assertThat(origin.visits).hasSize(next);
            origin.visits.get(i).answer(USER);
        }

        assertThat(asked).allSatisfy(answer -> assertThat(answer.get().status()).isEqualTo(200));
        Soon.until(() -> has(usher, 0, 0));
    }

    @Test
    void allGoAtOnceWhereThereAreSlots() throws Exception {
        Operated usher = beforeOrigin(3, 0);
        List<CompletableFuture<RawResponse>> asked = List.of(me(usher, "one"), me(usher, "two"), me(usher, "three"));

        Soon.until(() -> origin.visits.size() == 3);
        origin.visits.forEach(visit -> visit.answer(USER));

        assertThat(asked).allSatisfy(answer -> assertThat(answer.get().status()).isEqualTo(200));
    }

    @Test
    @Proves("concurrency.queue")
    void whoFindsNoPlaceInLineIsToldAtOnceWhenToComeBack() throws Exception {
        Operated usher = open(jellyfin.url(), 1, 1);
        jellyfin.failAlways(request -> request.path().startsWith("/Users"), new Fault.Hang());
        me(usher, "one");
        Soon.until(() -> has(usher, 1, 0));
        me(usher, "two");
        Soon.until(() -> has(usher, 1, 1));

        RawResponse refused = usher.get("/Users/Public");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.field("Retry-After")).hasValue("1");
        assertThat(refused.field("Proxy-Status")).hasValue("usher/home;error=connection_limit_reached");
        assertThat(refused.field("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(refused.text()).getString("type")).isEqualTo("urn:usher:problem:server-busy");
        assertThat(usher.metrics("usher_slots_shed")).containsExactly("usher_slots_shed_total{server=\"home\"} 1.0");
        assertThat(usher.metrics("usher_server_ready")).containsExactly("usher_server_ready{server=\"home\"} 1.0");
        assertThat(usher.status().getJsonObject("refusals").getLong("concurrency"))
                .isEqualTo(1);
    }

    @Test
    void streamsNeedNoSlot() throws Exception {
        Operated usher = open(jellyfin.url(), 1, 0);
        jellyfin.failAlways(request -> request.path().startsWith("/Users"), new Fault.Hang());
        me(usher, "one");
        Soon.until(() -> has(usher, 1, 0));

        assertThat(usher.get("/System/Ping").status()).isEqualTo(200);
    }

    @Test
    @Proves("concurrency.logins")
    void onlySoManyLoginsAreUnderWayAndNothingElseWaitsForThem() throws Exception {
        Operated usher = Operated.open(
                vertx,
                Front.unlimited(jellyfin.url())
                        .set("access-log.format", "none")
                        .set("deadlines.attempt", "60s")
                        .set("deadlines.operation", "60s")
                        .set("concurrency.logins", 1));
        jellyfin.failAlways(request -> request.path().contains("AuthenticateByName"), new Fault.Hang());
        signIn(usher);
        Soon.until(() -> logins() == 1);
        signIn(usher);
        Soon.until(() -> has(usher, 1, 1));

        assertThat(usher.get("/Users/Public").status()).isEqualTo(200);
        assertThat(logins()).isEqualTo(1);
    }

    private long logins() {
        return jellyfin.count(request -> request.path().contains("AuthenticateByName"));
    }

    private static void signIn(Operated usher) {
        later(() -> usher.main()
                .send(
                        "POST",
                        ("POST /Users/AuthenticateByName HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                        + "Authorization: MediaBrowser Client=\"c\", Device=\"d\", DeviceId=\"e\", Version=\"1\"\r\n"
                                        + "Content-Length: " + LOGIN.length() + "\r\n\r\n" + LOGIN)
                                .getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void clientThatGoesAwayLeavesItsPlaceToTheNext() throws Exception {
        Operated usher = beforeOrigin(1, 1);
        CompletableFuture<RawResponse> first = me(usher, "one");
        Soon.until(() -> origin.visits.size() == 1);
        try (Socket impatient = usher.connect()) {
            impatient
                    .getOutputStream()
                    .write("GET /Users/Public HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            Soon.until(() -> has(usher, 1, 1));
        }

        Soon.until(() -> has(usher, 1, 0));
        CompletableFuture<RawResponse> next = me(usher, "three");
        Soon.until(() -> has(usher, 1, 1));
        origin.visits.get(0).answer(USER);
        Soon.until(() -> origin.visits.size() == 2);
        origin.visits.get(1).answer(USER);

        assertThat(first.get().status()).isEqualTo(200);
        assertThat(next.get().status()).isEqualTo(200);
        assertThat(origin.visits).noneMatch(visit -> visit.head().contains("/Users/Public"));
    }
}
