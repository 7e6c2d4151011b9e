package dev.usher.cache;

import static dev.usher.cache.HttpCached.answer;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a validation brings, and when one is made behind the client's back. */
class ValidationBehindTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofNanos(1);

    private final HttpCached home = new HttpCached();

    private void storeStale(String control, String tag) {
        home.answers("old", "Cache-Control", control, "ETag", tag);
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"a\", \"b\"", "\"a\", W/\"b\"", "W/\"a\", \"a\"", "W/\"a\", W/\"b\""})
    void whatIsNotModifiedButAnotherChangesNothingAndIsFetched(String stored, String told) {
        storeStale("max-age=10", stored);
        home.answers(304, "Cache-Control", "max-age=20", "ETag", told);
        home.answers("new", "Cache-Control", "max-age=20", "ETag", told);

        Response fetched = home.get("/p");

        assertThat(text(fetched)).isEqualTo("new");
        assertThat(status(fetched)).isEqualTo("usher/home;fwd=stale;fwd-status=200;stored");
        assertThat(home.lastAsked().fields().contains("If-None-Match")).isFalse();
        assertThat(text(home.get("/p"))).isEqualTo("new");
        home.server.assertFollowed();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"a\", \"a\"", "\"a\", W/\"a\"", "W/\"a\", W/\"a\""})
    void whatIsTheSameByItsTagIsFreshened(String stored, String told) {
        storeStale("max-age=10", stored);
        home.answers(304, "Cache-Control", "max-age=20", "ETag", told);

        assertThat(text(home.get("/p"))).isEqualTo("old");
        assertThat(status(home.get("/p"))).isEqualTo("usher/home;hit;ttl=20");
    }

    @Test
    void whatIsFoundToBeAnotherBehindTheClientsBackIsFetchedThere() {
        storeStale("max-age=10, stale-while-revalidate=60", "\"a\"");
        home.answers(304, "ETag", "\"b\"");
        home.answers("new", "Cache-Control", "max-age=20");

        assertThat(text(home.get("/p"))).isEqualTo("old");
        assertThat(text(home.get("/p"))).isEqualTo("new");
        home.server.assertFollowed();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void serverThatFailsIsAskedAgainAfterAPause(boolean answered) {
        storeStale("max-age=10, stale-while-revalidate=60", "\"a\"");
        Promise<Response> behind = home.server.expect().pend();
        home.get("/p");
        if (answered) {
            behind.complete(answer(503, ""));
        } else {
            behind.fail(new ServiceException(ServiceException.Kind.CONNECTION_REFUSED, false, "refused"));
        }

        home.time.advance(PAUSE.minus(TICK));
        home.get("/p");
        assertThat(home.server.calls()).isEqualTo(2);
        home.time.advance(TICK);
        home.answers("new", "Cache-Control", "max-age=20");
        home.get("/p");

        assertThat(text(home.get("/p"))).isEqualTo("new");
    }

    @Test
    void contentThatHasComeMeanwhileIsNotValidatedTwiceAtOnce() {
        SlowStream slow = new SlowStream();
        Response head = answer(200, "old", "Cache-Control", "max-age=10, stale-while-revalidate=60");
        home.server.expect().answer(new Response(200, head.fields(), slow.ofLength(3)));
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
        Promise<Response> behind = home.server.expect().pend();
        home.get("/p");

        slow.comes("old");
        home.get("/p");

        assertThat(home.server.calls()).isEqualTo(2);
        behind.complete(answer(200, "new", "Cache-Control", "max-age=20"));
        assertThat(text(home.get("/p"))).isEqualTo("new");
    }
}
