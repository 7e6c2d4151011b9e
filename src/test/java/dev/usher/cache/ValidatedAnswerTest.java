package dev.usher.cache;

import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server is asked of a response that is stored but not fresh, and what becomes of its answer (RFC 9111 §4.3). */
class ValidatedAnswerTest {
    private static final String MODIFIED = "Sun, 22 Nov 2009 12:00:00 GMT";

    private final HttpCached home = new HttpCached();

    private void storeStale(String... validator) {
        String[] fields = new String[validator.length + 2];
        fields[0] = "Cache-Control";
        fields[1] = "max-age=10";
        System.arraycopy(validator, 0, fields, 2, validator.length);
        home.answers("old", fields);
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
    }

    @Test
    void bothValidatorsAreAskedByInPlaceOfTheClientsOwn() {
        storeStale("ETag", "W/\"a\"", "Last-Modified", MODIFIED);
        home.answers(304);

        home.get("/p", "If-None-Match", "\"b\"", "If-Modified-Since", "Mon, 23 Nov 2009 12:00:00 GMT");

        assertThat(home.lastAsked().fields().getAll("If-None-Match")).containsExactly("W/\"a\"");
        assertThat(home.lastAsked().fields().getAll("If-Modified-Since")).containsExactly(MODIFIED);
    }

    @Test
    void conditionOfAClientGoesUpWhereWhatIsStoredCannotBeValidated() {
        storeStale();
        home.answers(304, "ETag", "\"b\"");

        Response known = home.get("/p", "If-None-Match", "\"b\"");

        assertThat(home.lastAsked().fields().get("If-None-Match")).isEqualTo("\"b\"");
        assertThat(known.status()).isEqualTo(304);
        assertThat(status(known)).isEqualTo("usher/home;fwd=stale;fwd-status=304");
    }

    @Test
    void whatIsStillSoButMayNotBeStoredAnyMoreIsGivenOnceMoreAndEnds() {
        storeStale("ETag", "\"a\"");
        home.answers(304, "Cache-Control", "no-store");

        Response last = home.get("/p");

        assertThat(last.status()).isEqualTo(200);
        assertThat(text(last)).isEqualTo("old");
        assertThat(status(last)).isEqualTo("usher/home;fwd=stale;fwd-status=304");
        assertThat(home.store.bytes()).isZero();
    }

    @Test
    void whatIsStillSoIsOfTheTimeOfThatAnswerThoughItDoesNotSayWhen() {
        storeStale("ETag", "\"a\"");
        home.answers(
                "old",
                "Date",
                "Mon, 23 Nov 2026 12:00:10 GMT",
                "Expires",
                "Mon, 23 Nov 2026 12:00:12 GMT",
                "ETag",
                "\"a\"");
        home.get("/p");
        home.time.advance(Duration.ofSeconds(3));
        home.answers(304, "ETag", "\"a\"");
        home.answers(304, "ETag", "\"a\"");

        Response validated = home.get("/p");

        assertThat(validated.fields().get("Date")).isEqualTo("Mon, 23 Nov 2026 12:00:13 GMT");
        assertThat(status(home.get("/p"))).isEqualTo("usher/home;fwd=stale;fwd-status=304;stored");
    }

    @Test
    void whatIsStillSoForTheClientToo() {
        storeStale("ETag", "\"a\"");
        home.answers(304, "Cache-Control", "max-age=20");

        Response known = home.get("/p", "If-None-Match", "\"a\"");

        assertThat(known.status()).isEqualTo(304);
        assertThat(text(known)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 499})
    void answerThatMayNotBeStoredEndsWhatWas(int status) {
        storeStale("ETag", "\"a\"");
        home.answers(status, "Cache-Control", "no-store");
        home.get("/p");
        home.server.expect().fail(Kind.CONNECTION_REFUSED, false);

        assertThat(home.ask(request(HttpMethod.GET, "/p")).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void failureEndsNothing(int status) {
        storeStale("ETag", "\"a\"");
        home.answers(status, "Cache-Control", "no-store");
        assertThat(home.get("/p").status()).isEqualTo(status);
        home.server.expect().fail(Kind.CONNECTION_REFUSED, false);

        assertThat(text(home.get("/p"))).isEqualTo("old");
    }

    @ParameterizedTest(name = "a HEAD that tells ETag {0}, Last-Modified {1}, Content-Length {2}: {3}")
    @CsvSource({
        "'\"a\"', true, 3, true",
        "'\"a\"', true, , true",
        "'\"b\"', true, 3, false",
        ", true, 3, false",
        "'\"a\"', false, 3, false",
        "'\"a\"', true, 4, false"
    })
    void headTellsWhetherWhatIsStoredIsStillSo(String tag, boolean modified, String length, boolean stays) {
        storeStale("ETag", "\"a\"", "Last-Modified", MODIFIED);
        Response head = HttpCached.answer(200, "");
        head.fields().remove("Content-Length");
        set(head, "ETag", tag);
        set(head, "Last-Modified", modified ? MODIFIED : null);
        set(head, "Content-Length", length);
        home.server.expect().answer(head);
        home.send(HttpMethod.HEAD, "/p");
        home.answers("new");
        home.get("/p");

        assertThat(home.lastAsked().fields().contains("If-None-Match")).isEqualTo(stays);
    }

    private static void set(Response response, String name, String value) {
        if (value != null) {
            response.fields().set(name, value);
        }
    }
}
