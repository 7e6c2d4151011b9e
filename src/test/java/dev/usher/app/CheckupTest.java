package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The doctor on the admin listener. */
@ExtendWith(VertxExtension.class)
class CheckupTest {
    private static final String DOCTOR = "/usher/doctor";

    private Vertx vertx;
    private FakeJellyfin jellyfin;

    @BeforeEach
    void start(Vertx ofThisTest) throws Exception {
        vertx = ofThisTest;
        jellyfin = Front.fake(vertx, FakeOptions.household());
    }

    private static JsonObject report(Operated operated) {
        try {
            return new JsonObject(operated.ask(DOCTOR, Operated.SECRET).text());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        }
    }

    private static Stream<JsonObject> findings(JsonObject report, String code) {
        return report.getJsonArray("findings").stream()
                .map(JsonObject.class::cast)
                .filter(finding -> finding.getString("code").equals(code));
    }

    private long questions() {
        return jellyfin.requests().stream()
                .filter(request -> request.target().equals("/System/Info/Public"))
                .count();
    }

    @Test
    void onlyWhoKnowsTheSecretIsTold() throws Exception {
        Operated operated = Operated.open(vertx, Front.unlimited(jellyfin.url()));

        assertThat(operated.ask(DOCTOR, "guess").status()).isEqualTo(401);
        assertThat(operated.get(DOCTOR).text()).doesNotContain("findings");
        assertThat(questions()).isZero();

        RawResponse answer = operated.ask(DOCTOR, Operated.SECRET);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Content-Type")).hasValue("application/json");
        assertThat(findings(new JsonObject(answer.text()), "known-proxies"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.getString("severity")).isEqualTo("wrong"));
    }

    @Test
    void manyWhoAskAtOnceGetOneExaminationBetweenThem() throws Exception {
        jellyfin.failAlways(request -> true, new Fault.Delayed(Duration.ofMillis(20)));
        Operated one = Operated.open(vertx, Front.unlimited(jellyfin.url()));
        report(one);
        long each = questions();
        Operated operated = Operated.open(vertx, Front.unlimited(jellyfin.url()));

        List<CompletableFuture<JsonObject>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> report(operated)))
                .limit(8)
                .toList();

        JsonObject first = asked.get(0).get(30, TimeUnit.SECONDS);
        for (CompletableFuture<JsonObject> other : asked) {
            assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(first);
        }
        assertThat(questions()).isEqualTo(2 * each);
    }

    @Test
    void proxyThatIsNotNamedIsHeardByTheGatewayAtWork() throws Exception {
        Operated operated = Operated.open(vertx, Front.unlimited(jellyfin.url()));
        operated.get("/Users/Public", "X-Forwarded-For: 203.0.113.9");
        operated.get("/System/Ping", "X-Forwarded-For: 203.0.113.9");
        operated.get("/System/Ping");

        assertThat(findings(report(operated), "trusted-proxies"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.getString("words")).contains("127.0.0.1", "2 so far"));
    }

    @Test
    void proxyThatIsNamedIsNoFinding() throws Exception {
        Operated operated = Operated.open(
                vertx, Front.unlimited(jellyfin.url()).set("trusted-proxies.addresses", List.of("127.0.0.1")));
        operated.get("/System/Ping", "X-Forwarded-For: 203.0.113.9");

        assertThat(findings(report(operated), "trusted-proxies")).isEmpty();
    }
}
