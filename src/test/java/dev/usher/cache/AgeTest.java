package dev.usher.cache;

import static dev.usher.cache.HttpCached.answer;
import static dev.usher.cache.HttpCached.request;
import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.http.HttpDate;
import dev.usher.service.Response;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How old a response is (RFC 9111 §4.2.3): as old as others say it was, or as it must be by its date, and older since. */
class AgeTest {
    private static final String CONTROL = "max-age=60";

    private final HttpCached home = new HttpCached();

    private String dateBefore(int seconds) {
        return HttpDate.format(home.time.instant().minusSeconds(seconds));
    }

    @ParameterizedTest(name = "said to be {0} s old, made {1} s ago, {2} s under way, kept for {3} s")
    @CsvSource({
        "0, 0, 0, 0, 0",
        "7, 0, 0, 0, 7",
        "7, 0, 3, 0, 10",
        "7, 0, 3, 5, 15",
        "0, 8, 0, 0, 8",
        "0, 8, 3, 0, 11",
        "20, 8, 3, 5, 28",
        "2, 20, 3, 5, 28",
        "0, -9, 0, 4, 4"
    })
    void ageIsTheLargerOfWhatIsSaidAndWhatTheDateTells(int said, int made, int underWay, int kept, int age) {
        Promise<Response> slow = home.server.expect().pend();
        var first = home.ask(request(HttpMethod.GET, "/p"));
        Response old =
                answer(200, "old", "Cache-Control", CONTROL, "Age", Integer.toString(said), "Date", dateBefore(made));
        home.time.advance(Duration.ofSeconds(underWay));
        slow.complete(old);
        text(first.result());
        home.time.advance(Duration.ofSeconds(kept));

        Response hit = home.get("/p");

        assertThat(hit.fields().getAll("Age")).containsExactly(Integer.toString(age));
        assertThat(status(hit)).isEqualTo("usher/home;hit;ttl=" + (60 - age));
    }

    @Test
    void responseThatComesTooOldIsNotFresh() {
        home.answers("old", "Cache-Control", CONTROL, "Age", "60", "ETag", "\"1\"");
        home.get("/p");
        home.answers("new", "Cache-Control", CONTROL);

        assertThat(text(home.get("/p"))).isEqualTo("new");
    }

    @Test
    void validationMakesItYoungAgain() {
        home.answers("old", "Cache-Control", CONTROL, "Age", "30", "ETag", "\"1\"");
        home.get("/p");
        home.time.advance(Duration.ofSeconds(40));
        home.answers(304, "Age", "5");

        assertThat(home.get("/p").fields().get("Age")).isEqualTo("5");
        assertThat(home.get("/p").fields().get("Age")).isEqualTo("5");
        home.server.assertFollowed();
    }
}
