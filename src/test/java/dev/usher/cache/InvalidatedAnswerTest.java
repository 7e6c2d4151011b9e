package dev.usher.cache;

import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Requests;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which writes end what is stored, and that what is stored after them is used. */
class InvalidatedAnswerTest {
    private final HttpCached home = new HttpCached();

    private void store(String target, String content) {
        home.answers(content, "Cache-Control", "max-age=10");
        home.get(target);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "204, true", "302, true", "399, true", "400, false", "404, false", "500, false"})
    void writeEndsWhatItNamesUnlessItWasRefused(int answer, boolean ends) {
        store("/p", "old");
        home.answers(answer);
        home.send(HttpMethod.PUT, "/p");
        home.server.otherwise(any -> Future.succeededFuture(HttpCached.answer(200, "new")));

        assertThat(text(home.get("/p"))).isEqualTo(ends ? "new" : "old");
    }

    @Test
    void writeThatWasNeverSentEndsNothing() {
        store("/p", "old");
        home.server.expect().fail(Kind.CONNECTION_REFUSED, false);

        assertThat(home.ask(request(HttpMethod.POST, "/p")).failed()).isTrue();
        assertThat(text(home.get("/p"))).isEqualTo("old");
    }

    @Test
    void writeEndsNothingElse() {
        store("/p", "old");
        home.answers("done");
        home.send(HttpMethod.POST, "/q");

        assertThat(text(home.get("/p"))).isEqualTo("old");
    }

    @Test
    void writeThatChangesMoreEndsEverything() {
        store("/p", "old");
        home.answers("done");
        home.send(HttpMethod.POST, "/all");
        home.answers("new");

        assertThat(text(home.get("/p"))).isEqualTo("new");
    }

    @Test
    void whatIsEndedTwiceIsEnded() {
        store("/p", "old");
        home.invalidations.invalidateAll();
        home.invalidations.invalidate("/p");
        home.answers("new");

        assertThat(text(home.get("/p"))).isEqualTo("new");
    }

    @Test
    void whatIsStoredAfterAWriteIsUsed() {
        store("/p", "old");
        home.answers("done");
        home.send(HttpMethod.POST, "/p");
        store("/p", "new");

        assertThat(status(home.get("/p"))).isEqualTo("usher/home;hit;ttl=10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE"})
    void whatIsSafeAndNoReadPassesAndEndsNothing(String method) {
        store("/p", "old");
        home.answers("allowed", "Cache-Control", "max-age=10");

        assertThat(status(home.send(HttpMethod.valueOf(method), "/p")))
                .isEqualTo("usher/home;fwd=method;fwd-status=200");
        assertThat(text(home.get("/p"))).isEqualTo("old");
    }

    @Test
    void changeOfTheUsersEndsWhatIsKeptForTokensAndNothingElse() {
        AtomicLong users = new AtomicLong();
        Invalidations invalidations = new Invalidations(users::get);
        ResourceKey.Partition hers = new ResourceKey.Partition("hers", "");
        ResourceKey.Partition anybodys = new ResourceKey.Partition(null, "");
        long before = invalidations.of("/p", hers);
        long same = invalidations.of("/p", anybodys);

        users.incrementAndGet();

        assertThat(invalidations.of("/p", hers)).isGreaterThan(before);
        assertThat(invalidations.of("/p", anybodys)).isEqualTo(same);
    }

    @Test
    void whatIsFetchedForATokenIsForgottenWithIt() {
        var hers = Requests.from(request(HttpMethod.GET, "/p"), "192.0.2.7", "hers");
        home.answers("old", "Cache-Control", "public, max-age=10");
        text(home.ask(hers).result());
        home.epochs.heed(hers, HttpCached.answer(401, ""));
        home.answers("new", "Cache-Control", "public, max-age=10");

        assertThat(text(home.ask(hers).result())).isEqualTo("new");
    }
}
