package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.STALE_IF_ERROR;
import static dev.usher.cache.CachedServer.TICK;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaleIfErrorTest {
    private final CachedServer home = new CachedServer();

    @BeforeEach
    void store() {
        home.server.expect("/Users").answer(200, "stored");
        home.get("/Users");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void staleResponseIsServedWhileTheServerFails(int failure) {
        home.server.expect("/Users").answer(failure);
        home.time.advance(Duration.ofSeconds(12));

        Response stale = home.get("/Users");

        assertThat(stale.status()).isEqualTo(200);
        assertThat(text(stale)).isEqualTo("stored");
        assertThat(stale.fields().get("Age")).isEqualTo("12");
        assertThat(status(stale))
                .isEqualTo("usher/home;fwd=stale;fwd-status=" + failure + ";ttl=-2;detail=stale-if-error");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void staleResponseIsServedWhileNoAnswerComes(Kind kind) {
        home.server.expect("/Users").fail(kind, true);
        home.time.advance(FRESH);

        Response stale = home.get("/Users");

        assertThat(text(stale)).isEqualTo("stored");
        assertThat(status(stale)).isEqualTo("usher/home;fwd=stale;ttl=0;detail=stale-if-error");
    }

    @Test
    void staleResponseStandsInUntilTheLastTick() {
        home.server.expect("/Users").times(2).answer(503);
        home.time.advance(FRESH.plus(STALE_IF_ERROR).minus(TICK));
        assertThat(home.get("/Users").status()).isEqualTo(200);

        home.time.advance(TICK);
        Response failure = home.get("/Users");

        assertThat(failure.status()).isEqualTo(503);
        assertThat(status(failure)).isEqualTo("usher/home;fwd=stale;fwd-status=503");
    }

    @Test
    void theAgeCountsWhenTheFailureIsKnownAndNotWhenItWasAskedFor() {
        home.server.expect("/Users").after(TICK).answer(503);
        home.time.advance(FRESH.plus(STALE_IF_ERROR).minus(TICK));
        var answer = home.begin(home.request("/Users"));

        home.time.advance(TICK);

        assertThat(answer.result().status()).isEqualTo(503);
    }

    @Test
    void whatIsNoErrorIsAnsweredAsItCame() {
        home.server.expect("/Users").answer(404);
        home.time.advance(FRESH);

        assertThat(home.get("/Users").status()).isEqualTo(404);
    }

    @Test
    void aFailureWithoutAStandInStaysAFailure() {
        home.server.expect("/Users/1").fail(Kind.CONNECTION_REFUSED, false);

        assertThat(home.begin(home.request("/Users/1")).failed()).isTrue();
    }

    @Test
    void aFailureDoesNotProlongTheLifeOfWhatStandsIn() {
        home.server.expect("/Users").times(3).answer(503);
        home.time.advance(FRESH);
        home.get("/Users");
        home.get("/Users");

        assertThat(home.server.calls()).isEqualTo(3);
        home.time.advance(STALE_IF_ERROR);
        assertThat(home.get("/Users").status()).isEqualTo(503);
    }
}
