package dev.usher.cache;

import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.testing.Requests;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of an answer that is no longer fresh (RFC 5861, RFC 9111 §4.2.4). */
class StaleTest {
    private final HttpCached home = new HttpCached();

    private void store(String control) {
        home.answers("old", "Cache-Control", control, "ETag", "\"a\"");
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
    }

    @Test
    void staleAnswerIsServedWhileOneValidationRuns() {
        store("max-age=10, stale-while-revalidate=5");
        Promise<Response> validation = home.server.expect().pend();

        Response first = home.get("/p");
        Response second = home.get("/p");
        validation.complete(HttpCached.answer(304, "", "Cache-Control", "max-age=20"));
        Response third = home.get("/p");

        assertThat(text(first)).isEqualTo("old");
        assertThat(status(first)).isEqualTo("usher/home;hit;ttl=0");
        assertThat(text(second)).isEqualTo("old");
        assertThat(status(third)).isEqualTo("usher/home;hit;ttl=20");
        home.server.assertFollowed();
    }

    @Test
    void validationBehindIsOnNobodysBehalfAndWaitsNoLongerThanAnOperation() {
        store("max-age=10, stale-while-revalidate=5");
        home.answers("new", "Cache-Control", "max-age=20");

        home.ask(request(HttpMethod.GET, "/p").withDeadline(Long.MAX_VALUE));

        assertThat(home.lastAsked().deadlineNanos()).isEqualTo(home.time.nanos() + HttpCached.PATIENCE.toNanos());
    }

    @Test
    void validationThatFailsMayBeTriedAgainAfterAPause() {
        store("max-age=10, stale-while-revalidate=5");
        home.server.expect().fail(ServiceException.Kind.CONNECTION_REFUSED, false);
        home.get("/p");
        home.time.advance(Duration.ofSeconds(1));
        home.answers("new", "Cache-Control", "max-age=20");

        home.get("/p");

        assertThat(text(home.get("/p"))).isEqualTo("new");
        home.server.assertFollowed();
    }

    @Test
    void staleAnswerStandsInForAnErrorWhereItSaysSo() {
        store("max-age=10, stale-if-error=5");
        home.answers(503);

        Response stale = home.get("/p");

        assertThat(text(stale)).isEqualTo("old");
        assertThat(status(stale)).isEqualTo("usher/home;fwd=stale;fwd-status=503;ttl=0;detail=stale-if-error");
        assertThat(stale.fields().get("Age")).isEqualTo("10");
    }

    @Test
    void staleAnswerDoesNotStandInForAnErrorWhereItDoesNotSaySo() {
        store("max-age=10");
        home.answers(503);

        assertThat(home.get("/p").status()).isEqualTo(503);
    }

    @Test
    void staleAnswerStandsInForSilence() {
        store("max-age=10");
        home.server.expect().fail(ServiceException.Kind.CONNECTION_REFUSED, false);

        assertThat(text(home.get("/p"))).isEqualTo("old");
    }

    @Test
    void staleAnswerThatMustBeValidatedStandsInForNothing() {
        store("max-age=10, must-revalidate");
        home.server.expect().fail(ServiceException.Kind.CONNECTION_REFUSED, false);

        assertThat(home.ask(request(HttpMethod.GET, "/p")).failed()).isTrue();
    }

    @Test
    void staleAnswerThatWasInvalidatedMeanwhileStandsInForNothing() {
        store("max-age=10");
        Promise<Response> silent = home.server.expect().pend();
        var asked = home.ask(request(HttpMethod.GET, "/p"));
        home.answers("done");
        home.send(HttpMethod.POST, "/p");

        silent.fail(new ServiceException(ServiceException.Kind.RESPONSE_TIMEOUT, true, "late"));

        assertThat(asked.failed()).isTrue();
    }

    @Test
    void staleAnswerStandsInForNothingOnceItsTokenHasBeenRefused() {
        Request hers = Requests.from(request(HttpMethod.GET, "/p"), "192.0.2.7", "hers");
        home.answers("old", "Cache-Control", "public, max-age=10");
        home.ask(hers);
        home.time.advance(Duration.ofSeconds(10));
        Promise<Response> silent = home.server.expect().pend();
        var asked = home.ask(hers);

        home.epochs.heed(hers, HttpCached.answer(401, ""));
        silent.fail(new ServiceException(ServiceException.Kind.RESPONSE_TIMEOUT, true, "late"));

        assertThat(asked.failed()).isTrue();
    }

    @Test
    void answerThatReplacesAStoredOneAndIsNotStoredEndsIt() {
        store("max-age=10");
        home.answers("new", "Cache-Control", "no-store");
        home.get("/p");
        home.server.expect().fail(ServiceException.Kind.CONNECTION_REFUSED, false);

        assertThat(home.ask(request(HttpMethod.GET, "/p")).failed()).isTrue();
    }
}
