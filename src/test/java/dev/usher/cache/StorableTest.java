package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorableTest {
    private final CachedServer home = new CachedServer();

    @ParameterizedTest(name = "Cache-Control {0}: {1}")
    @CsvSource({
        "private, false",
        "no-store, false",
        "'private, No-Store', false",
        "'private=\"X-For\"', false",
        "'max-age=9, private', false",
        "no-cache, true",
        "x-private, true",
        "max-age=0, true",
        "'x-say=\"no-store\"', true"
    })
    void serverMayForbidToStore(String directives, boolean storable) {
        assertThat(StoredResponse.isStorable(ok("[]", "Cache-Control", directives), Targets.NONE))
                .isEqualTo(storable);
    }

    /** RFC 9213 §2.2. */
    @ParameterizedTest(name = "Cache-Control {0}, CDN-Cache-Control {1}: {2}")
    @CsvSource({
        "max-age=9, no-store, false",
        "max-age=9, private, false",
        "max-age=9, 'private=\"X-For\"', false",
        "no-store, max-age=9, true",
        "no-store, &, false",
        "no-store, '', false",
        "max-age=9, &, true"
    })
    void fieldMeantForThisCacheGoesBeforeTheOther(String directives, String targeted, boolean storable) {
        Response answer = ok("[]", "Cache-Control", directives, "CDN-Cache-Control", targeted);

        assertThat(StoredResponse.isStorable(answer, new Targets(List.of("CDN-Cache-Control"))))
                .isEqualTo(storable);
    }

    @Test
    void whatItsServerForbidsToStoreIsPassedOnAsItCame() {
        home.server.expect("/Users").times(2).answer(ok("[]", "Cache-Control", "no-store"));

        home.get("/Users");
        Response second = home.get("/Users");

        assertThat(status(second)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(second.fields().get("Cache-Control")).isEqualTo("no-store");
        home.server.assertFollowed();
    }

    @Test
    void whatStillComesIsPassedOnAndNotStored() {
        Response streamed = new Response(200, HttpHeaders.headers(), new Body.Streamed(null, 10, new Cancellation()));
        home.server.expect("/Users").answer(streamed);

        Response passed = home.get("/Users");

        assertThat(passed.body()).isSameAs(streamed.body());
        assertThat(passed.fields().contains("Content-Length")).isFalse();
        assertThat(home.store.bytes()).isZero();
    }

    @Test
    void responseIsStoredAnewEvenIfItIsTheSameInstanceAsBefore() {
        home.server.expect("/Users").times(2).answer(ok("same"));

        home.get("/Users");
        home.time.advance(FRESH);

        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;fwd=stale;fwd-status=200;stored");
        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;hit;ttl=10");
        home.server.assertFollowed();
    }
}
