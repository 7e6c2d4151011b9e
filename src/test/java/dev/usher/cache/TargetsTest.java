package dev.usher.cache;

import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9213 §2.2: the cache reads {@code A-Cache-Control}, then {@code B-Cache-Control}, then {@code Cache-Control}. */
class TargetsTest {
    private static final String FAR = "Expires: Mon, 23 Nov 2099 12:00:00 GMT";
    private static final String ONCE = "Last-Modified: Sun, 22 Nov 2009 12:00:00 GMT";

    private final HttpCached cached = new HttpCached();

    private void answers(String content, String lines) {
        String[] fields = Arrays.stream(lines.split(" \\| "))
                .flatMap(line -> Arrays.stream(line.split(": ", 2)))
                .toArray(String[]::new);
        cached.answers(content, fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "A-Cache-Control: max-age=9 | B-Cache-Control: no-store | Cache-Control: no-store => 9",
                "B-Cache-Control: max-age=9 | Cache-Control: max-age=60 => 9",
                "B-Cache-Control: max-age=9 | A-Cache-Control: max-age=60 => 60",
                "A-Cache-Control: max-age=9 | Cache-Control: private | Pragma: no-cache => 9",
                "A-Cache-Control: max-age=9 | Expires: 0 => 9",
                "A-Cache-Control: max-age=\"9\" | B-Cache-Control: max-age=60 => 60",
                "A-Cache-Control: max-age=9, & | Cache-Control: max-age=60 => 60",
                "A-Cache-Control: ; | Cache-Control: max-age=60 => 60",
                "C-Cache-Control: no-store | Cache-Control: max-age=60 => 60",
            })
    void firstTargetedFieldThatIsValidSaysHowLongAResponseIsFresh(String lines, int seconds) {
        answers("old", lines);
        cached.get("/a");
        cached.time.advance(Duration.ofSeconds(seconds).minusNanos(1));
        assertThat(text(cached.get("/a"))).isEqualTo("old");
        cached.time.advance(Duration.ofNanos(1));
        answers("new", lines);

        assertThat(text(cached.get("/a"))).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A-Cache-Control: no-store | Cache-Control: max-age=60",
                "A-Cache-Control: private | Cache-Control: public, max-age=60",
                "A-Cache-Control: max-age=0 | Cache-Control: max-age=60",
                "A-Cache-Control: no-cache | " + FAR,
                "A-Cache-Control: must-revalidate | " + FAR,
                "A-Cache-Control: public | " + ONCE,
            })
    void whatATargetedFieldDoesNotAllowNothingElseDoes(String lines) {
        answers("old", lines);
        cached.get("/a");
        answers("new", lines);

        assertThat(text(cached.get("/a"))).isEqualTo("new");
    }

    @Test
    void targetedFieldGoesOnToOtherCaches() {
        answers("all", "A-Cache-Control: max-age=60 | Cache-Control: no-store");

        assertThat(cached.get("/a").fields().get("A-Cache-Control")).isEqualTo("max-age=60");
        assertThat(cached.get("/a").fields().get("A-Cache-Control")).isEqualTo("max-age=60");
        assertThat(cached.get("/a").fields().get("Cache-Control")).isEqualTo("no-store");
        assertThat(status(cached.get("/a"))).startsWith("usher/home;hit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Cache-Control: max-age=9, private=\"X-For\"", "A-Cache-Control: max-age=9, no-cache=(x-for)"})
    void fieldThatIsForOneUseIsNotStored(String directives) {
        answers("all", directives + " | X-For: Ann | ETag: \"1\"");
        assertThat(cached.get("/a").fields().get("X-For")).isEqualTo("Ann");
        assertThat(cached.get("/a").fields().contains("X-For")).isFalse();
        cached.time.advance(Duration.ofSeconds(9));
        cached.answers(304, "X-For", "Bob", "ETag", "\"1\"");
        cached.get("/a");

        assertThat(cached.get("/a").fields().contains("X-For")).isFalse();
        cached.server.assertFollowed();
    }
}
