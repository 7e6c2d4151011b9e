package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.TICK;
import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Cancellation;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a little stale response answers while the server is asked behind it (RFC 5861 §3). */
class WhileRevalidatingTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CachedServer home = new CachedServer();

    private void storeAndAge() {
        home.staleWhileRevalidate = WINDOW;
        home.server.expect("/Users").answer(ok("old"));
        home.get("/Users");
        home.time.advance(FRESH);
    }

    @Test
    void staleResponseIsServedWhileOneRevalidationRuns() {
        storeAndAge();
        Promise<Response> behind = home.server.expect("/Users").pend();

        Response first = home.get("/Users");
        home.time.advance(Duration.ofSeconds(3));
        Response second = home.get("/Users");
        behind.complete(ok("new"));
        Response third = home.get("/Users");

        assertThat(text(first)).isEqualTo("old");
        assertThat(status(first)).isEqualTo("usher/home;hit;ttl=0");
        assertThat(text(second)).isEqualTo("old");
        assertThat(status(second)).isEqualTo("usher/home;hit;ttl=-3");
        assertThat(second.fields().get("Age")).isEqualTo("13");
        assertThat(text(third)).isEqualTo("new");
        assertThat(status(third)).isEqualTo("usher/home;hit;ttl=10");
        home.server.assertFollowed();
    }

    @Test
    void afterTheWindowTheServerIsAskedFirst() {
        storeAndAge();
        home.time.advance(WINDOW.minus(TICK));
        home.server.expect("/Users").answer(503);
        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;hit;ttl=-29");
        home.time.advance(TICK);
        home.server.expect("/Users").answer(ok("new"));

        assertThat(text(home.get("/Users"))).isEqualTo("new");
    }

    @Test
    void revalidationIsOnNobodysBehalfButWithTheirCredentialAndTime() {
        storeAndAge();
        home.server.expect("/Users").answer(ok("new"));
        home.heard.clear();
        Request asked = home.request(HttpMethod.GET, "/Users").withGone(new Cancellation());

        home.ask(asked);

        Request behind = home.server.requests().get(1);
        assertThat(behind.observer()).isSameAs(Observer.NONE);
        assertThat(behind.gone()).isSameAs(Cancellation.NEVER);
        assertThat(behind.caller()).isEqualTo(asked.caller());
        assertThat(behind.deadlineNanos()).isEqualTo(asked.deadlineNanos());
        assertThat(home.heard).containsExactly("usher/home usher/home;hit;ttl=0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void revalidationThatFailsChangesNothingAndIsRepeatedAfterAPause(boolean answered) {
        storeAndAge();
        ScriptedService.Step fails = home.server.expect("/Users");
        ScriptedService again =
                answered ? fails.answer(503) : fails.fail(ServiceException.Kind.CONNECTION_REFUSED, false);

        home.get("/Users");
        home.time.advance(PAUSE.minus(TICK));
        assertThat(text(home.get("/Users"))).isEqualTo("old");
        assertThat(again.calls()).isEqualTo(2);
        home.time.advance(TICK);
        again.expect("/Users").answer(ok("new"));
        assertThat(text(home.get("/Users"))).isEqualTo("old");

        assertThat(text(home.get("/Users"))).isEqualTo("new");
        home.server.assertFollowed();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void refusalThatRevalidationMeetsEndsTheStaleResponse(int refusal) {
        storeAndAge();
        home.server.expect("/Users").answer(refusal);
        assertThat(text(home.get("/Users"))).isEqualTo("old");
        home.server.expect("/Users").answer(refusal);

        assertThat(home.get("/Users").status()).isEqualTo(refusal);
    }

    @Test
    void tokenThatRevalidationFindsRefusedLosesAllThatIsStoredForIt() {
        home.staleWhileRevalidate = WINDOW;
        home.server.expect("/Users").answer(ok("list")).expect("/Users/Me").answer(ok("ann"));
        home.ask(home.by("ann", "/Users"));
        home.ask(home.by("ann", "/Users/Me"));
        home.time.advance(FRESH);
        home.server.expect("/Users").answer(401).expect("/Users/Me").answer(401);

        home.ask(home.by("ann", "/Users"));

        assertThat(home.ask(home.by("ann", "/Users/Me")).result().status()).isEqualTo(401);
    }

    @Test
    void whatRevalidationFetchedBeforeAWriteEndedIsNotStored() {
        storeAndAge();
        Promise<Response> behind = home.server.expect("/Users").pend();
        home.get("/Users");
        home.server.expect("/Users").answer(204);
        home.ask(home.request(HttpMethod.POST, "/Users"));

        behind.complete(ok("before the write"));
        home.server.expect("/Users").answer(ok("after it"));

        assertThat(text(home.get("/Users"))).isEqualTo("after it");
        home.server.assertFollowed();
    }

    @Test
    void clientThatHasTheStaleResponseIsToldSo() {
        storeAndAge();
        String tag = home.store.get(KEY).fields().get("ETag");
        home.server.expect("/Users").answer(ok("new"));

        Response known = home.ask(home.ifNoneMatch("/Users", tag)).result();

        assertThat(known.status()).isEqualTo(304);
        assertThat(text(home.get("/Users"))).isEqualTo("new");
    }

    private static final CacheKey KEY =
            new CacheKey("home", "/Users", new CacheKey.Partition(null, "", ""), new CacheKey.Variant("", "", ""));
}
