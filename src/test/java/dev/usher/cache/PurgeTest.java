package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.Purge.Forgotten;
import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.testing.TextStream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is forgotten on demand, and what was being fetched then. */
class PurgeTest {
    private static final String NOT_STORED = "usher/home;fwd=uri-miss;fwd-status=200";
    private static final Purge ALL = taking("");

    private final CachedServer home = new CachedServer();
    private final HttpCached web = new HttpCached();

    /** A purge of the targets that begin so. */
    private static Purge taking(String beginning) {
        return new Purge() {
            @Override
            public boolean takes(CacheKey key, Response stored) {
                assertThat(stored.status()).isEqualTo(200);
                return key.target().startsWith(beginning);
            }

            @Override
            public boolean takes(ResourceKey key) {
                return key.target().startsWith(beginning);
            }
        };
    }

    @Test
    void whatIsTakenIsForgottenAndCountedAndTheRestStays() {
        home.server.otherwise(request -> Future.succeededFuture(ok("user")));
        home.get("/Users/1");
        home.get("/Users/2");
        home.get("/Users/2");
        home.get("/Quick");

        assertThat(home.store.forget(taking("/Users"))).isEqualTo(new Forgotten(2, 0));

        assertThat(home.statusOf("/Quick")).isEqualTo("usher/home;hit;ttl=10");
        assertThat(home.statusOf("/Users/1")).isEqualTo(NOT_STORED + ";stored");
        assertThat(home.statusOf("/Users/1")).isEqualTo("usher/home;hit;ttl=10");
    }

    @Test
    void eachRepresentationOfAResourceCounts() {
        web.answers("webp", "Cache-Control", "max-age=10", "Vary", "Accept");
        web.answers("png", "Cache-Control", "max-age=10", "Vary", "Accept");
        web.answers("other", "Cache-Control", "max-age=10");
        web.get("/p", "Accept", "image/webp");
        web.get("/p", "Accept", "image/png");
        web.get("/q");

        assertThat(web.store.forget(taking("/p"))).isEqualTo(new Forgotten(0, 2));

        web.answers("anew", "Cache-Control", "max-age=10");
        assertThat(HttpCached.text(web.get("/p", "Accept", "image/png"))).isEqualTo("anew");
        assertThat(HttpCached.text(web.get("/q"))).isEqualTo("other");
        assertThat(web.store.forget(ALL)).isEqualTo(new Forgotten(0, 2));
        assertThat(web.store.bytes()).isZero();
    }

    @Test
    void whatWasBeingFetchedIsGivenToWhoeverAskedAndNotStored() {
        Promise<Response> before = home.server.expect("/Users").pend();
        Future<Response> early = home.ask(home.request(HttpMethod.GET, "/Users"));

        assertThat(home.store.forget(ALL)).isEqualTo(new Forgotten(0, 0));
        before.complete(ok("before"));

        assertThat(text(early.result())).isEqualTo("before");
        assertThat(status(early.result())).isEqualTo(NOT_STORED);
        home.server.expect("/Users").answer(ok("after"));
        assertThat(text(home.get("/Users"))).isEqualTo("after");
        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;hit;ttl=10");
    }

    @Test
    void whatARevalidationBehindItWasFetchingIsNotStored() {
        home.staleWhileRevalidate = Duration.ofSeconds(30);
        home.server.expect("/Users").answer(ok("old"));
        home.get("/Users");
        home.time.advance(FRESH);
        Promise<Response> behind = home.server.expect("/Users").pend();
        home.get("/Users");

        assertThat(home.store.forget(ALL)).isEqualTo(new Forgotten(1, 0));
        behind.complete(ok("before"));

        home.server.expect("/Users").answer(ok("after"));
        assertThat(text(home.get("/Users"))).isEqualTo("after");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void resourceThatWasBeingFetchedIsNotStored(boolean lengthIsKnown) {
        Promise<Response> before = web.server.expect().pend();
        Future<Response> early = web.ask(HttpCached.request(HttpMethod.GET, "/p"));
        web.store.forget(ALL);
        Response answer = HttpCached.answer(200, "before", "Cache-Control", "max-age=10");

        before.complete(lengthIsKnown ? answer : ofUnknownLength(answer));

        assertThat(HttpCached.text(early.result())).isEqualTo("before");
        assertThat(web.store.bytes()).isZero();
    }

    private static Response ofUnknownLength(Response answer) {
        Body.Streamed content = (Body.Streamed) answer.body();
        return new Response(
                200,
                answer.fields().remove("Content-Length"),
                new Body.Streamed(content.stream(), -1, new Cancellation()));
    }

    @Test
    void contentThatStillComesWhenItsHeadIsForgottenIsNotStoredAtItsEnd() {
        SlowStream content = new SlowStream();
        Response head = HttpCached.answer(200, "1234", "Cache-Control", "max-age=10");
        web.server.expect().answer(new Response(200, head.fields(), content.ofLength(4)));
        web.get("/p");
        assertThat(web.store.forget(ALL)).isEqualTo(new Forgotten(0, 1));

        content.comes("1234");

        assertThat(web.store.bytes()).isZero();
    }

    @Test
    void validationThatWasUnderWayDoesNotBringBackWhatItValidates() {
        web.answers("old", "Cache-Control", "max-age=10", "ETag", "\"a\"");
        web.get("/p");
        web.time.advance(Duration.ofSeconds(10));
        Promise<Response> validation = web.server.expect().pend();
        Future<Response> early = web.ask(HttpCached.request(HttpMethod.GET, "/p"));

        web.store.forget(ALL);
        validation.complete(HttpCached.answer(304, "", "Cache-Control", "max-age=20"));

        assertThat(TextStream.read(early.result().body())).isEqualTo("old");
        assertThat(web.store.bytes()).isZero();
    }
}
