package dev.usher.cache;

import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Observer;
import dev.usher.service.Response;
import dev.usher.testing.TextStream;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is gathered so as to be stored, what has no room, what nobody reads, and who hears of it. */
class GatheredAnswerTest {
    private static final String CONTROL = "max-age=10";

    private final HttpCached home = new HttpCached();
    private final Cancellation released = new Cancellation();

    private static void answersOfUnknownLength(HttpCached home, String content) {
        Body.Streamed stream = new Body.Streamed(TextStream.of(content).stream(), -1, new Cancellation());
        home.server.expect().answer(new Response(200, HttpHeaders.headers().set("Cache-Control", CONTROL), stream));
    }

    private void answersToBeReleased(int status) {
        Body.Streamed stream = new Body.Streamed(TextStream.of("unread").stream(), 6, released);
        home.server.expect().answer(new Response(status, HttpHeaders.headers(), stream));
    }

    @Test
    void contentOfUnknownLengthIsStoredWithTheLengthThatItTurnsOutToHave() {
        answersOfUnknownLength(home, "picture");
        assertThat(text(home.get("/p"))).isEqualTo("picture");

        Response second = home.get("/p");

        assertThat(status(second)).isEqualTo("usher/home;hit;ttl=10");
        assertThat(second.fields().get("Content-Length")).isEqualTo("7");
        home.server.assertFollowed();
    }

    @Test
    void contentThatTurnsOutToBeLargerThanWhatIsStoredIsReadToItsEndAndNotStored() {
        String large = "x".repeat(1025);
        answersOfUnknownLength(home, large);
        home.answers("second");

        assertThat(text(home.get("/p"))).isEqualTo(large);
        assertThat(text(home.get("/p"))).isEqualTo("second");
    }

    @Test
    void whatFindsNoRoomPassesUnstoredAndThereIsRoomAgainOnceWhatWasThereIsRead() {
        Room room = new Room(10, 10);
        HttpCached narrow = new HttpCached(room);
        assertThat(room.take(6)).isTrue();
        narrow.answers("12345", "Cache-Control", CONTROL);
        assertThat(status(narrow.get("/p"))).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        room.leave(6);

        for (int i = 0; i < 5; i++) {
            narrow.answers("12345", "Cache-Control", CONTROL);
            Response stored = narrow.get("/" + i);
            assertThat(status(stored)).endsWith(";stored");
            assertThat(room.take(6)).isFalse();
            ((Body.Streamed) stored.body()).cancellation().cancel();
        }
        assertThat(room.take(10)).isTrue();
        assertThat(room.take(1)).isFalse();
    }

    @Test
    void answerWithoutContentIsStoredAndSaysNothingOfItsLength() {
        Response empty = new Response(204, HttpHeaders.headers().set("Cache-Control", CONTROL), TextStream.of(""));
        home.server.expect().answer(empty);
        home.get("/p");

        Response second = home.get("/p");

        assertThat(second.status()).isEqualTo(204);
        assertThat(status(second)).isEqualTo("usher/home;hit;ttl=10");
        assertThat(second.fields().contains("Content-Length")).isFalse();
    }

    @Test
    void answerLargerThanTheStoreIsReadAndNotStored() {
        home.store.resize(100);
        home.answers("picture", "Cache-Control", CONTROL);
        home.answers("second", "Cache-Control", CONTROL);

        Response first = home.get("/p");

        assertThat(text(first)).isEqualTo("picture");
        assertThat(status(first)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(text(home.get("/p"))).isEqualTo("second");
        assertThat(home.store.bytes()).isZero();
    }

    @Test
    void errorThatAStoredResponseStandsInForIsLetGo() {
        home.answers("old", "Cache-Control", "max-age=10, stale-if-error=60");
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
        answersToBeReleased(503);

        assertThat(text(home.get("/p"))).isEqualTo("old");
        assertThat(released.isCancelled()).isTrue();
    }

    @Test
    void answerThatNobodyWaitsForIsLetGo() {
        home.answers("old", "Cache-Control", "max-age=10, stale-while-revalidate=60");
        home.get("/p");
        home.time.advance(Duration.ofSeconds(10));
        answersToBeReleased(200);

        assertThat(text(home.get("/p"))).isEqualTo("old");
        assertThat(released.isCancelled()).isTrue();
    }

    @Test
    void contentOfAGetIsForTheServerAlone() {
        home.answers("one", "Cache-Control", CONTROL);
        home.answers("two", "Cache-Control", CONTROL);
        home.get("/p");
        var asked = request(HttpMethod.GET, "/p").withBody(TextStream.of("what?"));

        assertThat(status(home.ask(asked).result())).isEqualTo("usher/home;fwd=bypass;fwd-status=200");
        assertThat(text(home.get("/p"))).isEqualTo("one");
    }

    @Test
    void seventeenthVariantDrivesOutTheOldestAndAVariantGoesAlone() {
        for (int i = 0; i < 17; i++) {
            home.answers("v" + i, "Cache-Control", CONTROL, "Vary", "Accept");
            text(home.get("/p", "Accept", "v" + i));
        }
        assertThat(text(home.get("/p", "Accept", "v1"))).isEqualTo("v1");
        home.answers("again", "Cache-Control", "no-store", "Vary", "Accept");

        assertThat(text(home.get("/p", "Accept", "v0"))).isEqualTo("again");
        home.answers("gone", "Cache-Control", "no-store");
        home.get("/p", "Accept", "v1", "Cache-Control", "no-cache");
        assertThat(text(home.get("/p", "Accept", "v2"))).isEqualTo("v2");
    }

    @Test
    void observerHearsWhatTheClientIsTold() {
        List<String> heard = new ArrayList<>();
        var observed = request(HttpMethod.GET, "/p").withObserver(new Observer() {
            @Override
            public void cache(String name, String status) {
                heard.add(name + " " + status);
            }
        });
        home.answers("old", "Cache-Control", CONTROL, "ETag", "\"a\"");
        text(home.ask(observed).result());
        home.ask(observed);
        home.time.advance(Duration.ofSeconds(10));
        home.answers(304);
        home.ask(observed);

        assertThat(heard)
                .containsExactly(
                        "usher/home usher/home;fwd=uri-miss;fwd-status=200;stored",
                        "usher/home usher/home;hit;ttl=10",
                        "usher/home usher/home;fwd=stale;fwd-status=304;stored");
    }
}
