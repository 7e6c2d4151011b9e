package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.testing.Exchange;
import dev.usher.testing.Transcript;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MisdirectionTest {
    private static final Misdirection TO_THE_BASE =
            new Misdirection("must end in /jellyfin, which is the base URL of the server");

    static Stream<Exchange> recorded() {
        return Stream.of(Transcript.JELLYFIN_10_11, Transcript.JELLYFIN_12)
                .flatMap(version -> Transcript.of("base-url", version).exchanges().stream());
    }

    private static Response response(Exchange exchange) {
        MultiMap fields = HttpHeaders.headers();
        exchange.response().fields().forEach(field -> fields.add(field.name(), field.value()));
        Body body = Body.of(Buffer.buffer(exchange.response().body()));
        return new Response(exchange.response().status(), fields, body);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void whereTheBaseIsLackingTheAnswerNamesIt(Exchange exchange) {
        boolean below = exchange.request().target().toLowerCase().startsWith("/jellyfin");
        boolean health = exchange.request().target().equals("/health");

        Misdirection told = Misdirection.inRedirect(response(exchange));

        assertThat(told).isEqualTo(isToldBase(exchange, below, health) ? TO_THE_BASE : null);
        if (!below) {
            assertThat(Misdirection.inData(response(exchange))).isNotNull();
        }
    }

    /** What is below the base is led on from there; the redirect of /health leads to no page. */
    private static boolean isToldBase(Exchange exchange, boolean below, boolean health) {
        return exchange.response().status() == 302
                && !health
                && (!below || exchange.name().equals("GET /jellyfin"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            302 | ../jellyfin/web/                | must end in /jellyfin, which is the base URL of the server
            302 | ../../media/tv/web/             | must end in /media/tv, which is the base URL of the server
            302 | jellyfin/web/index.html         | must end in /jellyfin, which is the base URL of the server
            302 | web/                            | must lead to the Jellyfin server itself, with its base URL if it has one
            302 | /jellyfin/health                | must lead to the Jellyfin server itself, with its base URL if it has one
            302 | http://evil.example/x/web/      | must lead to the Jellyfin server itself, with its base URL if it has one
            302 | ../a%0d%0ab/web/                | must lead to the Jellyfin server itself, with its base URL if it has one
            307 | https://127.0.0.1:8920/Users/Me | must begin with https:// and name the port for it, for the server wants that
            301 |                                 | must lead to the Jellyfin server itself, with its base URL if it has one
            """)
    void aRedirectWhereDataWasDueIsNoAnswer(int status, String location, String advice) {
        MultiMap fields = HttpHeaders.headers();
        if (location != null) {
            fields.set("Location", location);
        }

        assertThat(Misdirection.inData(new Response(status, fields, Body.EMPTY)))
                .isEqualTo(new Misdirection(advice));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            200 | application/json; charset=utf-8 | false
            200 | text/html                       | true
            200 | Text/HTML; charset=utf-8        | true
            204 | -                               | false
            304 | -                               | false
            401 | -                               | false
            404 | text/html                       | false
            503 | text/html                       | false
            """)
    void aPageWhereDataWasDueIsNoAnswer(int status, String type, boolean misled) {
        MultiMap fields = HttpHeaders.headers();
        if (type != null) {
            fields.set("Content-Type", type);
        }
        Response response = new Response(status, fields, Body.EMPTY);

        assertThat(Misdirection.inData(response) != null).isEqualTo(misled);
        assertThat(ServerAnswers.isReady(response)).isEqualTo(List.of(200, 204).contains(status) && !misled);
    }
}
