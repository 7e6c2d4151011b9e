package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;

/** Content of which something becomes while it is still coming. */
class BrokenContentTest {
    private static final String[] VALIDATED = {"ETag", "\"a\"", "Cache-Control", "no-cache"};

    private final HttpCached home = new HttpCached();
    private final SlowStream source = new SlowStream();

    private void validateWhileItComes() {
        MultiMap fields = HttpHeaders.headers()
                .set("Content-Length", "4")
                .set("ETag", "\"a\"")
                .set("Cache-Control", "no-cache");
        home.server.expect().reply(request -> Future.succeededFuture(new Response(200, fields, source.ofLength(4))));
        home.get("/p");
        source.begins("ab");
        home.answers(304, VALIDATED);
        assertThat(HttpCached.status(home.get("/p"))).isEqualTo("usher/home;fwd=stale;fwd-status=304;stored");
    }

    @Test
    void contentThatBreaksOffIsForgottenThoughItWasValidatedMeanwhile() {
        validateWhileItComes();
        source.breaksOff();
        home.answers("whole", VALIDATED);

        Response next = home.get("/p");

        assertThat(home.lastAsked().fields().contains("If-None-Match")).isFalse();
        assertThat(HttpCached.text(next)).isEqualTo("whole");
    }

    @Test
    void contentThatComesWholeIsKeptWholeThoughItWasValidatedMeanwhile() {
        validateWhileItComes();
        source.comes("cd");
        home.answers(304, VALIDATED);

        Response next = home.get("/p");

        assertThat(next.body()).isInstanceOf(Body.Full.class);
        assertThat(HttpCached.text(next)).isEqualTo("abcd");
    }
}
