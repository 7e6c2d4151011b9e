package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.http.EntityTag;
import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
    private static final Buffer BYTES = Buffer.buffer("[{\"Name\":\"ada\"}]");
    private static final String TAG = EntityTag.of(BYTES);

    private final CachedServer home = new CachedServer();

    @BeforeEach
    void answer() {
        MultiMap fields = HttpHeaders.headers()
                .set("Date", "Mon, 23 Nov 2026 12:00:00 GMT")
                .set("Vary", "Accept-Encoding")
                .set("Content-Location", "/Users")
                .set("Content-Type", "application/json")
                .set("Content-Encoding", "br")
                .set("Content-Language", "en")
                .set("Access-Control-Allow-Origin", "*");
        home.server.expect("/Users").answer(new Response(200, fields, Body.of(BYTES)));
    }

    private Response asking(String condition) {
        return home.call(home.asking("/Users", "If-None-Match", condition.replace("TAG", TAG)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "\"other\", TAG", "\"other\",W/TAG ,\"more\"", "*"})
    void aClientThatHasItGets304OnAMissAsOnAHit(String condition) {
        Response miss = asking(condition);
        Response hit = asking(condition);

        assertThat(miss.status()).isEqualTo(304);
        assertThat(status(miss)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200;stored");
        assertThat(hit.status()).isEqualTo(304);
        assertThat(status(hit)).isEqualTo("usher/home;hit;ttl=10");
        home.server.assertFollowed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "\"TAG", "garbage", ""})
    void aClientThatHasSomethingElseGetsTheWhole(String condition) {
        assertThat(asking(condition).status()).isEqualTo(200);
        assertThat(asking(condition).status()).isEqualTo(200);
        assertThat(text(asking(condition))).isEqualTo(BYTES.toString());
    }

    @Test
    void aListMayStandInSeveralLines() {
        var request = home.asking("/Users", "If-None-Match", "\"other\"");
        request.fields().add("If-None-Match", TAG);

        assertThat(home.call(request).status()).isEqualTo(304);
    }

    @Test
    void a304HasTheFieldsThatItMustAndNoneOfTheContentItHasNot() {
        for (Response each : new Response[] {asking("*"), asking("*")}) {
            assertThat(each.body()).isEqualTo(Body.EMPTY);
            assertThat(each.fields().names())
                    .contains("Date", "Vary", "Content-Location", "Access-Control-Allow-Origin")
                    .doesNotContain("Content-Type", "Content-Encoding", "Content-Language")
                    .noneMatch(name -> name.equalsIgnoreCase("content-length"));
            assertThat(each.fields().get("ETag")).isEqualTo(TAG);
            assertThat(each.fields().get("Cache-Control")).isEqualTo("private, no-cache");
        }
    }

    @Test
    void a304LeavesTheStoredResponseWhole() {
        asking("*");
        Response hit = home.get("/Users");

        assertThat(hit.status()).isEqualTo(200);
        assertThat(hit.fields().get("Content-Type")).isEqualTo("application/json");
        assertThat(text(hit)).isEqualTo(BYTES.toString());
    }

    @Test
    void aStaleResponseIsKnownToTheClientThatHasIt() {
        home.get("/Users");
        home.time.advance(FRESH);
        home.server.expect("/Users").answer(503);

        assertThat(asking("TAG").status()).isEqualTo(304);
    }

    @Test
    void anErrorIsNeverKnown() {
        home.get("/Users");
        home.server.expect("/Users/1").answer(404);

        assertThat(home.call(home.asking("/Users/1", "If-None-Match", "*")).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "If-None-Match, *",
        "If-Match, *",
        "If-Modified-Since, 'Mon, 23 Nov 2026 12:00:00 GMT'",
        "If-Unmodified-Since, 'Mon, 23 Nov 2026 12:00:00 GMT'",
        "If-Range, \"tag\"",
        "Range, bytes=0-1"
    })
    void whatIsAboutTheClientsOwnCopyDoesNotGoUpWithAFetchForAll(String name, String value) {
        var request = home.asking("/Users", name, value);
        request.fields().set("Accept", "application/json");

        home.call(request);

        MultiMap up = home.server.requests().get(0).fields();
        assertThat(up.contains(name)).isFalse();
        assertThat(up.get("Accept")).isEqualTo("application/json");
        assertThat(request.fields().contains(name)).isTrue();
    }
}
