package dev.usher.cache;

import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidationTest {
    private static final Response ANSWER = ScriptedService.response(200, "before");

    private final CachedServer home = new CachedServer();

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 400, 401, 403, 404, 500, 503})
    void afterAWriteNothingOlderIsUsedWhateverTheServerAnswered(int status) {
        home.server
                .expect("/Users")
                .answer(ANSWER)
                .expect("/Users/New")
                .answer(status)
                .expect("/Users")
                .answer(200, "after");
        home.get("/Users");

        home.call(home.post("/Users/New"));

        assertThat(text(home.get("/Users"))).isEqualTo("after");
        home.server.assertFollowed();
    }

    @ParameterizedTest(name = "{0}, maybe processed: {1}: asked again: {2}")
    @CsvSource({
        "RESPONSE_TIMEOUT,      true,  true",
        "CONNECTION_TERMINATED, true,  true",
        "RESPONSE_TOO_LARGE,    true,  true",
        "CONNECTION_REFUSED,    false, false",
        "CONNECTION_TIMEOUT,    false, false"
    })
    void afterAWriteThatMayHaveBeenProcessedNothingOlderIsUsed(Kind kind, boolean maybeProcessed, boolean askedAgain) {
        home.server
                .expect("/Users")
                .answer(ANSWER)
                .expect("/Users/New")
                .fail(kind, maybeProcessed)
                .otherwise(request -> Future.succeededFuture(ScriptedService.response(200, "after")));
        home.get("/Users");

        assertThat(home.begin(home.post("/Users/New")).failed()).isTrue();

        assertThat(text(home.get("/Users"))).isEqualTo(askedAgain ? "after" : "before");
    }

    @Test
    void aWriteThatTimesOutMovesTheGenerationWhenItDoes() {
        home.server.expect("/Users/New").hang();
        Future<Response> write = home.begin(home.post("/Users/New"));
        long before = home.generation.current();

        home.time.advance(Duration.ofSeconds(5));

        assertThat(write.failed()).isTrue();
        assertThat(home.generation.current()).isGreaterThan(before);
    }

    @Test
    void aFetchBegunBeforeAWriteIsAnsweredButNotStored() {
        Promise<Response> slow = home.server.expect("/Users").pend();
        home.server.expect("/Users/New").answer(204).expect("/Users").answer(200, "after");
        Future<Response> fetch = home.begin(home.request("/Users"));

        home.call(home.post("/Users/New"));
        slow.complete(ANSWER);

        assertThat(text(fetch.result())).isEqualTo("before");
        assertThat(status(fetch.result())).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(text(home.get("/Users"))).isEqualTo("after");
        assertThat(text(home.get("/Users"))).isEqualTo("after");
        home.server.assertFollowed();
    }

    @Test
    void whatAWriteMadeUnusableDoesNotStandInForAFailure() {
        home.server
                .expect("/Users")
                .answer(ANSWER)
                .expect("/Users/New")
                .answer(204)
                .expect("/Users")
                .answer(503);
        home.get("/Users");
        home.call(home.post("/Users/New"));

        assertThat(home.get("/Users").status()).isEqualTo(503);
    }

    @Test
    void aReadMovesNothing() {
        home.server.expect("/never").answer(200);

        home.get("/never");

        assertThat(home.generation.current()).isEqualTo(new Generation().current());
    }

    @Test
    void aWatchedStreamMovesTheGenerationAtItsAnswerOrFailureAndNoEarlier() {
        Filter filter = new InvalidationFilter(home.generation, request -> !request.isSafe());
        long before = home.generation.current();
        Promise<Response> answer = home.server.expect("/Sessions/Logout").pend();
        Promise<Response> failure = home.server.expect("/Sessions/Logout").pend();
        Request logout = home.post("/Sessions/Logout");

        filter.apply(logout, home.server);
        assertThat(home.generation.current()).isEqualTo(before);
        answer.complete(ANSWER);
        assertThat(home.generation.current()).isEqualTo(before + 1);

        filter.apply(logout, home.server);
        failure.fail(new ServiceException(Kind.RESPONSE_TIMEOUT, true, "too late"));
        assertThat(home.generation.current()).isEqualTo(before + 2);
    }

    @Test
    void aStreamThatIsNotWatchedOrWasNeverSentMovesNothing() {
        Filter filter = new InvalidationFilter(home.generation, request -> !request.isSafe());
        long before = home.generation.current();
        home.server.expect("/Items").answer(200).expect("/Sessions/Logout").fail(Kind.CONNECTION_REFUSED, false);

        filter.apply(home.request("/Items"), home.server);
        filter.apply(home.post("/Sessions/Logout"), home.server);

        assertThat(home.generation.current()).isEqualTo(before);
    }
}
