package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If-None-Match (RFC 9110 §13.1.2) and the 304 that answers it (§15.4.5). */
class ConditionTest {
    private static final String TAG = tagOf("all");

    private final CachedServer home = new CachedServer();

    private static String tagOf(String content) {
        CachedServer other = new CachedServer();
        other.server.expect().answer(ok(content));
        return other.get("/Users").fields().get("ETag");
    }

    private Response ask(String tags) {
        return home.ask(home.ifNoneMatch("/Users", tags.replace("TAG", TAG))).result();
    }

    private void serve() {
        home.server
                .expect("/Users")
                .answer(ok(
                        "all",
                        "Content-Type",
                        "application/json",
                        "Content-Encoding",
                        "br",
                        "Content-Language",
                        "en",
                        "Content-Location",
                        "/Users",
                        "Date",
                        "Mon, 23 Nov 2026 12:00:00 GMT",
                        "Expires",
                        "0",
                        "Vary",
                        "Accept-Encoding",
                        "Access-Control-Allow-Origin",
                        "*"));
    }

    private void assertNotModified(Response response) {
        assertThat(response.status()).isEqualTo(304);
        assertThat(response.body()).isSameAs(Body.EMPTY);
        assertThat(response.fields().get("Content-Location")).isEqualTo("/Users");
        assertThat(response.fields().get("Date")).isEqualTo("Mon, 23 Nov 2026 12:00:00 GMT");
        assertThat(response.fields().get("ETag")).isEqualTo(TAG);
        assertThat(response.fields().get("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.fields().get("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(response.fields().get("Expires")).isEqualTo("0");
        assertThat(response.fields().get("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(response.fields().names())
                .doesNotContain("Content-Length", "Content-Type", "Content-Encoding", "Content-Language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "*", "\"other\", TAG", "W/\"other\",W/TAG , \"last\"", ",, TAG"})
    void hitOnWhatTheClientHasIs304(String tags) {
        serve();
        home.get("/Users");

        Response response = ask(tags);

        assertNotModified(response);
        assertThat(response.fields().get("Age")).isEqualTo("0");
        assertThat(status(response)).isEqualTo("usher/home;hit;ttl=10");
    }

    @Test
    void tagMayStandOnAnyLine() {
        serve();
        home.get("/Users");
        MultiMap lines = HttpHeaders.headers().add("If-None-Match", "\"other\"").add("If-None-Match", TAG);

        Response response = home.ask(home.request(HttpMethod.GET, "/Users").withFields(lines))
                .result();

        assertNotModified(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"other\"", "", "TAG-without-quotes", "\"*\""})
    void clientThatHasSomethingElseGetsTheContent(String tags) {
        serve();
        home.get("/Users");

        Response response = home.ask(home.ifNoneMatch("/Users", tags)).result();

        assertThat(response.status()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "*"})
    void missThatBringsWhatTheClientHasIs304AndIsStored(String tags) {
        serve();

        Response response = ask(tags);

        assertNotModified(response);
        assertThat(status(response)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200;stored");
        assertThat(text(home.get("/Users"))).isEqualTo("all");
        home.server.assertFollowed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "*"})
    void standInThatTheClientHasIs304(String tags) {
        serve();
        home.get("/Users");
        home.time.advance(FRESH);
        home.server.expect("/Users").answer(503);

        Response response = ask(tags);

        assertNotModified(response);
        assertThat(response.fields().get("Age")).isEqualTo("10");
        assertThat(status(response)).isEqualTo("usher/home;fwd=stale;fwd-status=503;ttl=0;detail=stale-if-error");
    }

    @Test
    void conditionDoesNotTurnARefusalInto304() {
        home.server.expect("/Users").answer(404);

        assertThat(ask("*").status()).isEqualTo(404);
    }

    @Test
    void notModifiedDoesNotChangeWhatTheNextOneGets() {
        serve();
        home.get("/Users");
        ask("*").fields().clear();

        Response response = home.ask(home.request(HttpMethod.GET, "/Users")).result();

        assertThat(response.fields().get("Content-Type")).isEqualTo("application/json");
        assertThat(response.fields().get("Content-Length")).isEqualTo("3");
    }
}
