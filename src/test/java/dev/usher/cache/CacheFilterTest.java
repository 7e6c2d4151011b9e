package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.STALE_IF_ERROR;
import static dev.usher.cache.CachedServer.TICK;
import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered from store, and until when. */
class CacheFilterTest extends CacheCase {
    @Test
    void firstAnswerIsFetchedAndStored() {
        home.server.expect("/Users").answer(ok("all"));

        Response first = home.get("/Users");

        assertThat(text(first)).isEqualTo("all");
        assertThat(status(first)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200;stored");
        assertThat(first.fields().get("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(first.fields().get("ETag")).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(first.fields().get("Content-Length")).isEqualTo("3");
        assertThat(first.fields().contains("Age")).isFalse();
    }

    @Test
    void secondAnswerIsAHitWithTheSameContentAndTag() {
        home.server.expect("/Users").answer(ok("all", "Content-Type", "application/json"));
        Response first = home.get("/Users");

        Response second = home.get("/Users");

        assertThat(status(second)).isEqualTo("usher/home;hit;ttl=10");
        assertThat(text(second)).isEqualTo("all");
        assertThat(second.fields().get("Content-Type")).isEqualTo("application/json");
        assertThat(second.fields().get("Content-Length")).isEqualTo("3");
        assertThat(second.fields().get("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(second.fields().get("ETag")).isEqualTo(first.fields().get("ETag"));
        assertThat(second.fields().get("Age")).isEqualTo("0");
        home.server.assertFollowed();
    }

    @Test
    void storedResponseIsFreshUntilTheTickBeforeItsLifetimeEnds() {
        store("old");
        home.server.expect("/Users").answer(ok("new"));

        home.time.advance(FRESH.minus(TICK));
        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;hit;ttl=1");
        home.time.advance(TICK);
        Response next = home.get("/Users");

        assertThat(status(next)).isEqualTo("usher/home;fwd=stale;fwd-status=200;stored");
        assertThat(text(next)).isEqualTo("new");
    }

    @Test
    void staleResponseStandsInUntilTheTickBeforeItsTimeEnds() {
        store("old");
        home.server.otherwise(request -> Future.succeededFuture(ScriptedService.response(503, "starting")));

        home.time.advance(FRESH.plus(STALE_IF_ERROR).minus(TICK));
        Response stale = home.get("/Users");
        home.time.advance(TICK);
        Response error = home.get("/Users");

        assertThat(stale.status()).isEqualTo(200);
        assertThat(text(stale)).isEqualTo("old");
        assertThat(stale.fields().get("Age")).isEqualTo("69");
        assertThat(status(stale)).isEqualTo("usher/home;fwd=stale;fwd-status=503;ttl=-60;detail=stale-if-error");
        assertThat(error.status()).isEqualTo(503);
        assertThat(text(error)).isEqualTo("starting");
        assertThat(status(error)).isEqualTo("usher/home;fwd=stale;fwd-status=503");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "999999999, 0, -1", "1000000000, 1, -1", "1000000001, 1, -2", "30000000000, 30, -30"})
    void ageIsRoundedDownAndSoIsTheFreshnessThatRemains(long nanosBeyond, long seconds, long ttl) {
        store("old");
        home.time.advance(FRESH.plusNanos(nanosBeyond));
        home.server.expect("/Users").fail(ServiceException.Kind.CONNECTION_REFUSED, false);

        Response stale = home.get("/Users");

        assertThat(stale.fields().get("Age")).isEqualTo(Long.toString(10 + seconds));
        assertThat(status(stale)).isEqualTo("usher/home;fwd=stale;ttl=" + ttl + ";detail=stale-if-error");
    }

    @Test
    void standInForAnAnswerThatWasNeverFreshHasAnAgeToo() {
        Promise<Response> slow = home.server.expect("/Users").pend();
        Future<Response> answer = home.ask(home.request(HttpMethod.GET, "/Users"));
        store("meanwhile");

        slow.fail(new ServiceException(ServiceException.Kind.CONNECTION_TERMINATED, true, "torn"));

        assertThat(text(answer.result())).isEqualTo("meanwhile");
        assertThat(answer.result().fields().get("Age")).isEqualTo("0");
        assertThat(status(answer.result())).isEqualTo("usher/home;fwd=uri-miss;ttl=10;detail=stale-if-error");
    }

    @Test
    void whatRemainsIsCountedFromWhenItWasStored() {
        home.time.advance(Duration.ofSeconds(1000));
        store("old");
        home.time.advance(FRESH.plusSeconds(3));
        home.server.expect("/Users").fail(ServiceException.Kind.CONNECTION_REFUSED, false);

        Response stale = home.get("/Users");

        assertThat(stale.fields().get("Age")).isEqualTo("13");
        assertThat(status(stale)).isEqualTo("usher/home;fwd=stale;ttl=-3;detail=stale-if-error");
    }

    @Test
    void missingResponseWithoutAStandInStaysMissing() {
        home.server.expect("/Users").fail(ServiceException.Kind.CONNECTION_REFUSED, false);

        assertThat(home.ask(home.request(HttpMethod.GET, "/Users")).cause()).isInstanceOf(ServiceException.class);
    }

    @Test
    void bugIsNotHiddenBehindAStaleResponse() {
        store("old");
        home.time.advance(FRESH);
        home.server.expect("/Users").reply(request -> Future.failedFuture(new IllegalStateException("a bug")));

        assertThat(home.ask(home.request(HttpMethod.GET, "/Users")).cause()).hasMessage("a bug");
    }

    @Test
    void failureThatIsNoErrorOfTheServerIsPassedOnAndTheStoredResponseStays() {
        store("old");
        home.time.advance(FRESH);
        home.server.expect("/Users").answer(599).expect("/Users").answer(502);

        assertThat(home.get("/Users").status()).isEqualTo(599);
        assertThat(text(home.get("/Users"))).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 203, 204, 206, 301, 302, 400, 401, 403, 404, 405, 410, 429, 500, 501, 503, 599})
    void only200IsStored(int status) {
        home.server.expect("/Users").times(2).answer(status, "content");

        Response first = home.get("/Users");
        Response second = home.get("/Users");

        assertThat(first.status()).isEqualTo(status);
        assertThat(status(first)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=" + status);
        assertThat(status(second)).isEqualTo(status(first));
        assertThat(first.fields().contains("ETag")).isFalse();
        assertThat(first.fields().contains("Cache-Control")).isFalse();
        assertThat(home.store.bytes()).isZero();
        home.server.assertFollowed();
    }

    @Test
    void answerThatSetsACookieIsNotStored() {
        home.server.expect("/Users").times(2).answer(ok("all", "set-cookie", "route=1"));

        Response first = home.get("/Users");

        assertThat(status(first)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(first.fields().get("Set-Cookie")).isEqualTo("route=1");
        assertThat(status(home.get("/Users"))).isEqualTo(status(first));
        assertThat(home.store.bytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void whatWasStoredDoesNotOutliveANewerRefusal(int status) {
        store("old");
        home.time.advance(FRESH);
        home.server.expect("/Users").answer(status).expect("/Users").answer(500);

        assertThat(home.get("/Users").status()).isEqualTo(status);
        assertThat(home.get("/Users").status()).isEqualTo(500);
        assertThat(home.store.bytes()).isZero();
    }

    @Test
    void whatIsNeverStoredBypassesTheCacheAndWritesAreToldByTheirMethod() {
        home.server.expect("/Items").answer(ok("items")).expect("/Users").answer(204);

        Response read = home.get("/Items");
        Response write = home.ask(home.request(HttpMethod.POST, "/Users")).result();

        assertThat(status(read)).isEqualTo("usher/home;fwd=bypass;fwd-status=200");
        assertThat(read.fields().contains("ETag")).isFalse();
        assertThat(status(write)).isEqualTo("usher/home;fwd=method;fwd-status=204");
    }

    @Test
    void statusOfACacheNearerToTheServerStaysBeforeOurs() {
        home.server.expect("/Users").answer(ok("all", "Cache-Status", "near;hit", "Cache-Status", "other;fwd=miss"));
        home.server.expect("/Items").answer(ok("items", "Cache-Status", "near;hit"));

        assertThat(home.statusOf("/Users"))
                .isEqualTo("near;hit, other;fwd=miss, usher/home;fwd=uri-miss;fwd-status=200;stored");
        assertThat(home.statusOf("/Users")).isEqualTo("near;hit, other;fwd=miss, usher/home;hit;ttl=10");
        assertThat(home.statusOf("/Items")).isEqualTo("near;hit, usher/home;fwd=bypass;fwd-status=200");
    }

    @Test
    void observerHearsWhatTheClientIsTold() {
        home.server.expect("/Users").answer(ok("all", "Cache-Status", "near;hit"));
        home.server.expect("/Users").answer(502).expect("/Items").answer(404);
        home.get("/Users");
        home.get("/Users");
        home.time.advance(FRESH);
        home.get("/Users");
        home.get("/Items");

        assertThat(home.heard)
                .containsExactly(
                        "usher/home usher/home;fwd=uri-miss;fwd-status=200;stored",
                        "usher/home usher/home;hit;ttl=10",
                        "usher/home usher/home;fwd=stale;fwd-status=502;ttl=0;detail=stale-if-error",
                        "usher/home usher/home;fwd=bypass;fwd-status=404");
    }

    @Test
    void fieldsOfOneExchangeAreNotStored() {
        home.server.expect("/Users").answer(ok("all", "X-Response-Time-ms", "3.5", "Age", "7", "Server", "Kestrel"));

        assertThat(home.get("/Users").fields().contains("X-Response-Time-ms")).isFalse();
        Response hit = home.get("/Users");

        assertThat(hit.fields().contains("X-Response-Time-ms")).isFalse();
        assertThat(hit.fields().getAll("Age")).containsExactly("0");
        assertThat(hit.fields().get("Server")).isEqualTo("Kestrel");
    }
}
