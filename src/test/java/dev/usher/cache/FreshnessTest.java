package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.TICK;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.service.Response;
import dev.usher.testing.ScriptedService;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {
    private final CachedServer home = new CachedServer();

    @Test
    void aStoredResponseAnswersUntilItsLifetimeHasPassed() {
        home.server.expect("/Users").answer(200, "old").expect("/Users").answer(200, "new");

        assertThat(text(home.get("/Users"))).isEqualTo("old");
        home.time.advance(FRESH.minus(TICK));
        assertThat(text(home.get("/Users"))).isEqualTo("old");
        assertThat(home.server.calls()).isEqualTo(1);
        home.time.advance(TICK);
        assertThat(text(home.get("/Users"))).isEqualTo("new");
        home.server.assertFollowed();
    }

    @Test
    void aResponseIsStoredAnewEvenIfItIsTheSameInstanceAsBefore() {
        Response same = ScriptedService.response(200, "same");
        home.server.expect("/Users").times(2).answer(same);

        home.get("/Users");
        home.time.advance(FRESH);
        assertThat(status(home.get("/Users"))).isEqualTo("usher/home;fwd=stale;fwd-status=200;stored");
        assertThat(status(home.get("/Users"))).isEqualTo("usher/home;hit;ttl=10");
        home.server.assertFollowed();
    }

    @ParameterizedTest(name = "after {0} ms: Age {1}, {2}")
    @CsvSource({
        "0,    0, usher/home;hit;ttl=10",
        "999,  0, usher/home;hit;ttl=10",
        "1000, 1, usher/home;hit;ttl=9",
        "9999, 9, usher/home;hit;ttl=1"
    })
    void aHitTellsItsAgeInWholeSecondsAndWhatRemains(long millis, String age, String status) {
        home.server.expect("/Users").answer(200, "[]");
        home.get("/Users");

        home.time.advance(Duration.ofMillis(millis));
        Response hit = home.get("/Users");

        assertThat(hit.fields().get("Age")).isEqualTo(age);
        assertThat(status(hit)).isEqualTo(status);
        assertThat(home.said).last().isEqualTo("usher/home said " + status);
    }

    @Test
    void theHitsOfOneSecondAreOneInstance() {
        home.server.expect("/Users").answer(200, "[]");
        home.get("/Users");
        Response first = home.get("/Users");

        home.time.advance(Duration.ofNanos(999_999_999));
        assertThat(home.get("/Users")).isSameAs(first);
        home.time.advance(TICK);
        assertThat(home.get("/Users")).isNotSameAs(first);
    }

    @Test
    void whatBelongedToOneExchangeIsNotStored() {
        MultiMap fields = HttpHeaders.headers()
                .set("Age", "77")
                .set("X-Response-Time-ms", "312")
                .set("Content-Length", "999")
                .set("ETag", "\"theirs\"")
                .set("Content-Type", "application/json");
        Response answer = ScriptedService.response(200, "[1]");
        home.server.expect("/Users").answer(new Response(200, fields, answer.body()));

        Response fetched = home.get("/Users");
        Response hit = home.get("/Users");

        assertThat(fetched.fields().names()).doesNotContain("Age", "X-Response-Time-ms");
        assertThat(hit.fields().names()).doesNotContain("X-Response-Time-ms");
        assertThat(hit.fields().get("Age")).isEqualTo("0");
        for (Response each : new Response[] {fetched, hit}) {
            assertThat(each.fields().getAll("Content-Length")).containsExactly("3");
            assertThat(each.fields().getAll("Cache-Control")).containsExactly("private, no-cache");
            assertThat(each.fields().get("Content-Type")).isEqualTo("application/json");
        }
        assertThat(hit.fields().getAll("ETag")).isEqualTo(fetched.fields().getAll("ETag"));
        assertThat(hit.fields().get("ETag")).isNotEqualTo("\"theirs\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 203, 204, 206, 301, 304, 400, 401, 403, 404, 410, 429, 500, 501, 503})
    void onlyA200IsStored(int status) {
        home.server.expect("/Users").times(2).answer(status);

        home.get("/Users");
        Response second = home.get("/Users");

        assertThat(second.status()).isEqualTo(status);
        assertThat(status(second)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=" + status);
        home.server.assertFollowed();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Cache-Control, no-store", "Cache-Control, 'private, No-Store'", "Set-Cookie, a=b"})
    void whatItsServerForbidsOrMeansForOneClientIsNotStored(String name, String value) {
        home.server.expect("/Users").times(2).answer(200, name, value);

        home.get("/Users");
        Response second = home.get("/Users");

        assertThat(second.fields().get(name)).isEqualTo(value);
        assertThat(status(second)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        home.server.assertFollowed();
    }

    @Test
    void aCallerThatChangesAHitDoesNotChangeWhatIsStored() {
        home.server.expect("/Users").answer(200, "X-Kept", "yes");
        home.get("/Users").fields().set("X-Kept", "no").add("X-New", "1");
        MultiMap hit = home.get("/Users").fields();

        assertThatThrownBy(() -> hit.set("X-Kept", "no")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(hit::clear).isInstanceOf(IllegalStateException.class);
        for (Map.Entry<String, String> field : hit) {
            assertThatThrownBy(() -> field.setValue("no")).isInstanceOf(RuntimeException.class);
        }

        home.time.advance(Duration.ofSeconds(1));
        assertThat(home.get("/Users").fields().get("X-Kept")).isEqualTo("yes");
        assertThat(home.get("/Users").fields().names()).doesNotContain("X-New");
    }

    @Test
    void theMembersOfCachesNearerToTheOriginStay() {
        home.server
                .expect("/Users")
                .answer(200, "Cache-Status", "theirs;hit")
                .expect("/never")
                .answer(200, "Cache-Status", "theirs;hit");

        assertThat(status(home.get("/Users"))).isEqualTo("theirs;hit, usher/home;fwd=uri-miss;fwd-status=200;stored");
        assertThat(status(home.get("/Users"))).isEqualTo("theirs;hit, usher/home;hit;ttl=10");
        assertThat(status(home.get("/never"))).isEqualTo("theirs;hit, usher/home;fwd=bypass;fwd-status=200");
    }

    @Test
    void whatHasNoLifetimePassesAndIsNeverStored() {
        home.server
                .expect("/never")
                .times(2)
                .answer(200)
                .expect("/Users/New")
                .times(2)
                .answer(200);

        for (int i = 0; i < 2; i++) {
            assertThat(status(home.get("/never"))).isEqualTo("usher/home;fwd=bypass;fwd-status=200");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(status(home.call(home.post("/Users/New")))).isEqualTo("usher/home;fwd=method;fwd-status=200");
        }
        home.server.assertFollowed();
    }
}
