package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stored responses the answer to a write ends: of the same origin, in whatever way it names them (RFC 9111 §4.4). */
class NamedTest {
    @ParameterizedTest
    @CsvSource({
        "/a, /a",
        "/a?b=c, /a?b=c",
        "a, /p/a",
        "../a, /a",
        "?x, /p/?x",
        "http://usher.example/a, /a",
        "https://USHER.example/a, /a",
        "//usher.example/a, /a",
        "http://usher.example, /",
        "http://other.example/a,",
        "//other.example/a,",
        "mailto:a@b.example,",
        "http://[/a,",
        "'a b',"
    })
    void referenceLeadsToATargetOfThisOriginOrToNone(String reference, String target) {
        assertThat(Named.target(
                        HttpCached.request(HttpMethod.POST, "/p/q", "X-Forwarded-Host", "usher.example"), reference))
                .isEqualTo(target);
    }

    @Test
    void bothFieldsName() {
        var answer = HttpCached.answer(201, "", "Location", "/a", "Content-Location", "/b");

        assertThat(Named.by(HttpCached.request(HttpMethod.POST, "/p"), answer, (request, reference) -> reference + "c"))
                .containsExactly("/a", "/bc");
    }

    @Test
    void whatIsOfAnotherOriginStays() {
        HttpCached home = new HttpCached();
        home.answers("old", "Cache-Control", "max-age=10");
        home.get("/a");
        home.answers(201, "Location", "http://other.example/a");
        home.send(HttpMethod.POST, "/p");

        assertThat(HttpCached.text(home.get("/a"))).isEqualTo("old");
        home.server.assertFollowed();
    }
}
