package dev.usher.cache;

import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client may ask of a cache that has what he wants (RFC 9111 §5.2.1), and what the cache says of it (RFC 9211 §2.2). */
class ForbiddenUseTest {
    private final HttpCached home = new HttpCached();

    private void store(String control) {
        home.answers("old", "Cache-Control", control, "ETag", "\"a\"");
        home.get("/p");
        home.time.advance(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "Cache-Control, no-cache",
        "Cache-Control, max-age=0",
        "Cache-Control, max-age=4",
        "Cache-Control, min-fresh=6",
        "Pragma, no-cache"
    })
    void whatIsFreshButForbiddenIsValidatedBecauseOfTheRequest(String field, String value) {
        store("max-age=10");
        home.answers(304, "Cache-Control", "max-age=10");

        Response validated = home.get("/p", field, value);

        assertThat(text(validated)).isEqualTo("old");
        assertThat(status(validated)).isEqualTo("usher/home;fwd=request;fwd-status=304;stored");
    }

    @Test
    void aHeadToo() {
        store("max-age=10");
        home.answers(200, "ETag", "\"a\"");

        Response head = home.ask(request(HttpMethod.HEAD, "/p", "Cache-Control", "no-cache"))
                .result();

        assertThat(status(head)).isEqualTo("usher/home;fwd=request;fwd-status=200");
    }

    @Test
    void whatIsStaleIsValidatedBecauseItIs() {
        store("max-age=5");
        home.answers(304, "Cache-Control", "max-age=10");

        assertThat(status(home.get("/p", "Cache-Control", "no-cache")))
                .isEqualTo("usher/home;fwd=stale;fwd-status=304;stored");
    }

    @ParameterizedTest
    @CsvSource({"X, any", "Cache-Control, no-store", "If-Match, *"})
    void whoeverWantsAStoredAnswerAloneCostsTheServerNothing(String field, String value) {
        Response none = home.get("/p", "Cache-Control", "only-if-cached", field, value);

        assertThat(none.status()).isEqualTo(504);
        assertThat(text(none)).contains("urn:usher:problem:not-stored");
        assertThat(home.server.calls()).isZero();
    }
}
