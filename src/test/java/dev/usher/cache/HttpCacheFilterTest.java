package dev.usher.cache;

import static dev.usher.cache.HttpCached.answer;
import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Problem;
import dev.usher.service.Response;
import dev.usher.testing.Requests;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpCacheFilterTest {
    private final HttpCached home = new HttpCached();

    @Test
    void answerThatSaysHowLongItLivesIsStored() {
        home.answers("picture", "Cache-Control", "max-age=10", "Content-Type", "image/png");

        Response first = home.get("/p");
        home.time.advance(Duration.ofSeconds(4));
        Response second = home.get("/p");

        assertThat(text(first)).isEqualTo("picture");
        assertThat(status(first)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200;stored");
        assertThat(text(second)).isEqualTo("picture");
        assertThat(status(second)).isEqualTo("usher/home;hit;ttl=6");
        assertThat(second.fields().get("Age")).isEqualTo("4");
        assertThat(second.fields().get("Content-Type")).isEqualTo("image/png");
        home.server.assertFollowed();
    }

    @Test
    void answerThatSaysNothingPassesAndIsNotStored() {
        home.answers("one");
        home.answers("two");

        assertThat(status(home.get("/p"))).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(text(home.get("/p"))).isEqualTo("two");
    }

    @Test
    void cookieIsForTheOneWhoFetchedAlone() {
        home.answers("picture", "Cache-Control", "max-age=10", "Set-Cookie", "a=b");

        assertThat(home.get("/p").fields().get("Set-Cookie")).isEqualTo("a=b");
        assertThat(home.get("/p").fields().contains("Set-Cookie")).isFalse();
    }

    @Test
    void variantsAreStoredSideBySide() {
        home.answers("webp", "Cache-Control", "max-age=10", "Vary", "Accept");
        home.answers("png", "Cache-Control", "max-age=10", "Vary", "Accept");

        home.get("/p", "Accept", "image/webp");
        Response other = home.get("/p", "Accept", "image/png");

        assertThat(status(other)).isEqualTo("usher/home;fwd=vary-miss;fwd-status=200;stored");
        assertThat(text(home.get("/p", "Accept", "image/webp"))).isEqualTo("webp");
        assertThat(text(home.get("/p", "Accept", "image/png"))).isEqualTo("png");
        home.server.assertFollowed();
    }

    @Test
    void staleAnswerIsValidatedWithItsOwnValidatorsAndFreshenedByA304() {
        home.answers("picture", "Cache-Control", "max-age=10", "ETag", "\"a\"", "X", "old");
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
        home.answers(304, "Cache-Control", "max-age=20", "X", "new", "Content-Length", "0");

        Response validated = home.get("/p", "If-None-Match", "\"b\"");

        assertThat(home.lastAsked().fields().get("If-None-Match")).isEqualTo("\"a\"");
        assertThat(text(validated)).isEqualTo("picture");
        assertThat(validated.fields().get("X")).isEqualTo("new");
        assertThat(validated.fields().get("Content-Length")).isEqualTo("7");
        assertThat(status(validated)).isEqualTo("usher/home;fwd=stale;fwd-status=304;stored");
        assertThat(status(home.get("/p"))).isEqualTo("usher/home;hit;ttl=20");
        home.server.assertFollowed();
    }

    @Test
    void clientThatHasWhatIsStoredIsToldSo() {
        home.answers("picture", "Cache-Control", "max-age=10", "ETag", "\"a\"");
        home.get("/p");

        Response known = home.get("/p", "If-None-Match", "\"a\"");

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.fields().contains("Content-Length")).isFalse();
        assertThat(known.fields().get("ETag")).isEqualTo("\"a\"");
    }

    @Test
    void partOfWhatIsStoredIsAnswered() {
        home.answers("picture", "Cache-Control", "max-age=10");
        home.get("/p");

        Response part = home.get("/p", "Range", "bytes=1-3");

        assertThat(part.status()).isEqualTo(206);
        assertThat(text(part)).isEqualTo("ict");
        assertThat(part.fields().get("Content-Range")).isEqualTo("bytes 1-3/7");
        assertThat(part.fields().get("Content-Length")).isEqualTo("3");
        assertThat(home.get("/p", "Range", "bytes=7-").status()).isEqualTo(416);
    }

    @Test
    void partOfWhatIsNotStoredIsPassedOnAndNotStored() {
        home.server
                .expect()
                .reply(any -> Future.succeededFuture(
                        answer(206, "ict", "Cache-Control", "max-age=10", "Content-Range", "bytes 1-3/7")));
        home.answers("picture", "Cache-Control", "max-age=10");

        assertThat(home.get("/p", "Range", "bytes=1-3").status()).isEqualTo(206);
        assertThat(home.lastAsked().fields().get("Range")).isEqualTo("bytes=1-3");
        assertThat(text(home.get("/p"))).isEqualTo("picture");
    }

    @Test
    void headDoesNotFillAGetAndAGetAnswersAHead() {
        home.answers("", "Cache-Control", "max-age=10");
        home.answers("picture", "Cache-Control", "max-age=10");

        home.send(HttpMethod.HEAD, "/p");
        assertThat(text(home.get("/p"))).isEqualTo("picture");
        Response head = home.send(HttpMethod.HEAD, "/p");

        assertThat(text(head)).isEmpty();
        assertThat(head.fields().get("Content-Length")).isEqualTo("7");
        assertThat(status(head)).isEqualTo("usher/home;hit;ttl=10");
        home.server.assertFollowed();
    }

    @Test
    void headThatTellsOfAnotherRepresentationEndsTheStoredOne() {
        home.answers("picture", "Cache-Control", "max-age=10", "ETag", "\"a\"");
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
        home.answers("", "ETag", "\"b\"");
        home.send(HttpMethod.HEAD, "/p");
        home.answers("other");

        home.get("/p");

        assertThat(home.lastAsked().fields().contains("If-None-Match")).isFalse();
    }

    @Test
    void answerToOneTokenIsNotGivenToAnotherThoughItIsPublic() {
        home.answers("of one", "Cache-Control", "public, max-age=10");
        home.answers("of two", "Cache-Control", "public, max-age=10");
        home.ask(Requests.from(request(HttpMethod.GET, "/p"), "192.0.2.7", "one"));

        Future<Response> two = home.ask(Requests.from(request(HttpMethod.GET, "/p"), "192.0.2.7", "two"));

        assertThat(text(two.result())).isEqualTo("of two");
    }

    @Test
    void tokenInAQueryStandsInNoKey() {
        home.answers("picture", "Cache-Control", "max-age=10");

        home.get("/p?ApiKey=s3cret");

        assertThat(text(home.get("/p"))).isEqualTo("picture");
        home.server.assertFollowed();
    }

    @Test
    void requestThatShallNotBeStoredIsNot() {
        home.answers("one", "Cache-Control", "max-age=10");
        home.answers("two", "Cache-Control", "max-age=10");

        assertThat(status(home.get("/p", "Cache-Control", "no-store")))
                .isEqualTo("usher/home;fwd=request;fwd-status=200");
        assertThat(text(home.get("/p"))).isEqualTo("two");
    }

    @Test
    void clientThatWantsAStoredAnswerAloneIsToldThatThereIsNone() {
        Response none = home.get("/p", "Cache-Control", "only-if-cached");

        assertThat(none.status()).isEqualTo(504);
        assertThat(none.fields().contains("Cache-Status")).isFalse();
        assertThat(text(none)).contains("urn:usher:problem:not-stored");
        home.server.assertFollowed();
    }

    @Test
    void conditionThatOnlyTheServerCanTellPasses() {
        home.answers("picture", "Cache-Control", "max-age=10", "ETag", "\"a\"");
        home.get("/p");
        home.answers(412);

        assertThat(home.get("/p", "If-Match", "\"b\"").status()).isEqualTo(412);
    }

    @Test
    void refusalOfOurOwnTellsOfNoCache() {
        Response refusal = new Problem(503, "server-starting", "Starting", "Ask again.").toResponse();
        home.server.expect().answer(refusal).expect().answer(refusal);

        assertThat(home.get("/p").fields().contains("Cache-Status")).isFalse();
        assertThat(home.send(HttpMethod.HEAD, "/p").fields().contains("Cache-Status"))
                .isFalse();
    }
}
