package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.Generation;
import dev.usher.jellyfin.Recording.Exchange;
import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Outcome;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerAnswersTest {
    static Stream<Exchange> recordedStarts() {
        return Stream.concat(Recording.of("startup"), Recording.of("restart"))
                .filter(exchange -> exchange.status() != 0);
    }

    @ParameterizedTest
    @MethodSource("recordedStarts")
    void everyRecorded503IsAServerThatIsNotReady(Exchange exchange) {
        String content = exchange.response().getString("body", "");
        Response response = new Response(exchange.status(), exchange.answerFields(), Body.of(Buffer.buffer(content)));

        Outcome expected = exchange.status() == 503 ? Outcome.NOT_READY : Outcome.SUCCESS;
        assertThat(ServerAnswers.classify(response)).isEqualTo(expected);
        UsersCachePolicy policy = new UsersCachePolicy(
                "home", UsersCachePolicy.defaultLifetimes(), LegacyMode.BRIDGE, new KnownOwners(new Generation()));
        assertThat(policy.isError(response)).isEqualTo(exchange.status() == 503);
        assertThat(policy.mayHaveActed(response)).isEqualTo(exchange.status() != 503);
    }

    @ParameterizedTest
    @CsvSource({
        "503, text/html, 005, , page, NOT_READY",
        "503, text/html, , 1.5, page, NOT_READY",
        "503, TEXT/HTML; charset=utf-8, , 1.5, page, NOT_READY",
        "503, , 005, , '', NOT_READY",
        "503, , , 1.5, '', IGNORED",
        "503, , , , '', IGNORED",
        "503, text/html, , , page, RETRYABLE",
        "503, text/plain, 5, , page, RETRYABLE",
        "503, application/json, , 1.5, page, RETRYABLE",
        "500, text/plain, , 1.5, page, TERMINAL",
        "502, , , , '', RETRYABLE",
        "504, , , , '', RETRYABLE",
        "501, , , , '', SUCCESS",
        "404, , , , '', SUCCESS",
        "401, , , , '', SUCCESS",
        "429, , 5, , '', SUCCESS",
        "200, text/html, 005, , page, SUCCESS",
    })
    void anAnswerIsClassifiedByItsStatusAndFields(
            int status, String type, String retryAfter, String responseTime, String content, Outcome outcome) {
        MultiMap fields = HttpHeaders.headers();
        set(fields, "Content-Type", type);
        set(fields, "Retry-After", retryAfter);
        set(fields, "X-Response-Time-ms", responseTime);

        assertThat(ServerAnswers.classify(new Response(status, fields, Body.of(Buffer.buffer(content)))))
                .isEqualTo(outcome);
    }

    @Test
    void aStreamIsClassifiedWithoutBeingRead() {
        Body empty = new Body.Streamed(null, 0, new Cancellation());
        Body unknown = new Body.Streamed(null, -1, new Cancellation());

        assertThat(ServerAnswers.classify(new Response(503, HttpHeaders.headers(), empty)))
                .isEqualTo(Outcome.IGNORED);
        assertThat(ServerAnswers.classify(new Response(503, HttpHeaders.headers(), unknown)))
                .isEqualTo(Outcome.RETRYABLE);
    }

    private static void set(MultiMap fields, String name, String value) {
        if (value != null) {
            fields.set(name, value);
        }
    }
}
