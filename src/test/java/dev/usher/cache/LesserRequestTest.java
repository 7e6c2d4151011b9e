package dev.usher.cache;

import static dev.usher.cache.HttpCached.answer;
import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What those get of a stale response who ask for its head, for a part, or for the whole unless they have it. */
class LesserRequestTest {
    private final HttpCached home = new HttpCached();

    private enum Lesser {
        HEAD(HttpMethod.HEAD, "X", "any", 200, ""),
        PART(HttpMethod.GET, "Range", "bytes=0-1", 206, "ol"),
        UNLESS(HttpMethod.GET, "If-None-Match", "\"a\"", 304, "");

        private final HttpMethod method;
        private final String field;
        private final String value;
        private final int status;
        private final String content;

        Lesser(HttpMethod method, String field, String value, int status, String content) {
            this.method = method;
            this.field = field;
            this.value = value;
            this.status = status;
            this.content = content;
        }

        Request request() {
            return HttpCached.request(method, "/p", field, value);
        }

        void assertFrom(Response stored) {
            assertThat(stored.status()).isEqualTo(status);
            assertThat(text(stored)).isEqualTo(content);
        }
    }

    private void storeStale(String control, String... validators) {
        String[] fields = new String[validators.length + 2];
        fields[0] = "Cache-Control";
        fields[1] = control;
        System.arraycopy(validators, 0, fields, 2, validators.length);
        home.answers("old", fields);
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource
    void theWholeIsFetchedBehindThem(Lesser lesser) {
        storeStale("max-age=10, stale-while-revalidate=60", "ETag", "\"a\"");
        home.answers("new", "Cache-Control", "max-age=20");

        Response stale = home.ask(lesser.request()).result();

        lesser.assertFrom(stale);
        assertThat(home.lastAsked().method()).isEqualTo(HttpMethod.GET);
        assertThat(home.lastAsked().fields().contains("Range")).isFalse();
        assertThat(text(home.get("/p"))).isEqualTo("new");
        home.server.assertFollowed();
    }

    @Test
    void whatCannotBeValidatedIsFetchedBehindThemWithoutTheirCondition() {
        storeStale("max-age=10, stale-while-revalidate=60");
        home.answers("new", "Cache-Control", "max-age=20");

        home.ask(request(HttpMethod.GET, "/p", "If-None-Match", "\"b\"", "If-Range", "\"b\""));

        assertThat(home.lastAsked().fields().names()).doesNotContain("If-None-Match", "If-Range");
        assertThat(text(home.get("/p"))).isEqualTo("new");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredStandsInForSilence(Lesser lesser) {
        storeStale("max-age=10", "ETag", "\"a\"");
        home.server.expect().fail(Kind.CONNECTION_REFUSED, false);

        Response stale = home.ask(lesser.request()).result();

        lesser.assertFrom(stale);
        assertThat(status(stale)).isEqualTo("usher/home;fwd=stale;ttl=0;detail=stale-if-error");
        assertThat(stale.fields().get("Age")).isEqualTo("10");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredStandsInForAnErrorWhereItSaysSo(Lesser lesser) {
        storeStale("max-age=10, stale-if-error=5", "ETag", "\"a\"");
        home.server.expect().answer(answer(500, "broken"));

        Response stale = home.ask(lesser.request()).result();

        lesser.assertFrom(stale);
        assertThat(status(stale)).isEqualTo("usher/home;fwd=stale;fwd-status=500;ttl=0;detail=stale-if-error");
    }

    @ParameterizedTest
    @EnumSource
    void whereNoServerHasAnsweredTheStandInTellsOfNoStatus(Lesser lesser) {
        storeStale("max-age=10", "ETag", "\"a\"");
        home.server.expect().answer(new Problem(503, "server-down", "Down", "Ask later.").toResponse());

        Response stale = home.ask(lesser.request()).result();

        lesser.assertFrom(stale);
        assertThat(status(stale)).isEqualTo("usher/home;fwd=stale;ttl=0;detail=stale-if-error");
    }
}
