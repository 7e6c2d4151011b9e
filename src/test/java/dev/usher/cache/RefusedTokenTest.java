package dev.usher.cache;

import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedTokenTest {
    private static final Response ANSWER = ScriptedService.response(200, "mine");

    private final CachedServer home = new CachedServer();

    @Test
    void everyTokenHasItsOwnAnswers() {
        home.server.expect("/Users").answer(200, "a's").expect("/Users").answer(200, "b's");

        assertThat(text(home.call(home.request("/Users", "a")))).isEqualTo("a's");
        assertThat(text(home.call(home.request("/Users", "b")))).isEqualTo("b's");
        assertThat(text(home.call(home.request("/Users", "a")))).isEqualTo("a's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/1", "/never"})
    void aRefusedTokenLosesAllThatIsStoredForItAndNobodyElseDoes(String refusedAt) {
        home.server.expect("/Users").times(2).answer(ANSWER).expect(refusedAt).answer(401);
        home.server.expect("/Users").answer(401);
        home.call(home.request("/Users", "a"));
        home.call(home.request("/Users", "b"));

        home.call(home.request(refusedAt, "a"));

        assertThat(home.call(home.request("/Users", "b")).status()).isEqualTo(200);
        assertThat(home.call(home.request("/Users", "a")).status()).isEqualTo(401);
        home.server.assertFollowed();
    }

    @Test
    void aFetchUnderWayWhenItsTokenIsRefusedIsNotStored() {
        Promise<Response> slow = home.server.expect("/Users").pend();
        home.server.expect("/Users/1").answer(401).expect("/Users").answer(401);
        Future<Response> fetch = home.begin(home.request("/Users", "a"));

        home.call(home.request("/Users/1", "a"));
        slow.complete(ANSWER);

        assertThat(status(fetch.result())).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(home.call(home.request("/Users", "a")).status()).isEqualTo(401);
    }

    @Test
    void whatWasStoredForARefusedTokenDoesNotStandInForAFailure() {
        home.server
                .expect("/Users")
                .answer(ANSWER)
                .expect("/never")
                .answer(401)
                .expect("/Users")
                .answer(503);
        home.call(home.request("/Users", "a"));
        home.call(home.request("/never", "a"));

        assertThat(home.call(home.request("/Users", "a")).status()).isEqualTo(503);
    }

    @Test
    void aTokenThatIsAcceptedAgainIsStoredForAgain() {
        home.server.expect("/Users").answer(401).expect("/Users").answer(ANSWER);

        home.call(home.request("/Users", "a"));
        home.call(home.request("/Users", "a"));

        assertThat(status(home.call(home.request("/Users", "a")))).isEqualTo("usher/home;hit;ttl=10");
    }

    @Test
    void aTokenThatWasForgottenForWantOfRoomLosesWhatIsStoredForIt() {
        TokenEpochs epochs = new TokenEpochs(1);
        TokenEpochs.Epoch first = epochs.epoch("a");
        for (int i = 0; i < 100; i++) {
            epochs.epoch("other-" + i);
        }
        TokenEpochs.Epoch last = epochs.epoch("other-99");

        assertThat(epochs.stands("a", first) && epochs.stands("other-99", last)).isFalse();
    }

    @Test
    void theEpochOfATokenIsAnotherAfterItsRefusalAndThatOfTheAnonymousStays() {
        Object before = home.epochs.of("a");
        assertThat(home.epochs.of("a")).isSameAs(before);

        home.epochs.end("a");

        assertThat(home.epochs.of("a")).isNotEqualTo(before);
        assertThat(home.epochs.of(null)).isSameAs(home.epochs.of(null));
    }
}
