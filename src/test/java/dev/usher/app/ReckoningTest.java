package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.RawResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to lose a request, to repeat one and to lie about one is seen. */
class ReckoningTest {
    private static final String DOUBT = "The server may have acted on the request all the same.";

    private static List<String> complaints(int times, Told told) {
        ReceivedRequest execution = new ReceivedRequest(
                HttpMethod.valueOf(told.method()),
                told.path(),
                MultiMap.caseInsensitiveMultiMap(),
                Buffer.buffer(told.body()));
        return new Reckoning(Collections.nCopies(times, execution)).complaints(List.of(told));
    }

    private static RawResponse answer(int status, String text, boolean complete) {
        return new RawResponse(status, "", List.of(), text.getBytes(StandardCharsets.UTF_8), complete);
    }

    @ParameterizedTest
    @CsvSource({
        // method, times, status, doubt, first word of a complaint
        "GET,    2, 200, false,",
        "GET,    0, 502, false, lost",
        "GET,    1, 503, false, lost",
        "POST,   1, 200, false,",
        "DELETE, 1, 204, false,",
        "POST,   0, 200, false, lie",
        "POST,   2, 200, false, repeated",
        "DELETE, 2, 502, true,  repeated",
        "POST,   0, 503, false,",
        "POST,   1, 503, true,  lie",
        "POST,   0, 502, false,",
        "POST,   1, 502, true,",
        "POST,   1, 504, true,",
        "POST,   1, 502, false, lie",
        "DELETE, 0, 404, false, lie",
    })
    void answersAreHeldAgainstWhatWasDone(String method, int times, int status, boolean doubt, String word) {
        Told told = new Told(method, "/Users/1", "", answer(status, doubt ? DOUBT : "", true));

        List<String> complaints = complaints(times, told);

        if (word == null) {
            assertThat(complaints).isEmpty();
        } else {
            assertThat(complaints).first().asString().startsWith(word);
        }
    }

    @Test
    void noAnswerAndHalfAnAnswerAreLost() {
        assertThat(complaints(1, new Told("GET", "/Users", "", null))).hasSize(1);
        assertThat(complaints(1, new Told("GET", "/Users", "", answer(200, "[", false))))
                .hasSize(1);
        assertThat(complaints(1, new Told("POST", "/Users/New", "{}", null))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200, {\"Id\":\"1\"}, true,  0",
        "200, {\"Id\":,       false, 0",
        "200, {\"Id\":,       true,  1",
        "503, {},             true,  0",
        "500, {},             true,  1",
    })
    void halfAStreamMustNotLookWhole(int status, String text, boolean complete, int complaints) {
        Told told = new Told("GET", Customer.STREAM, "", answer(status, text, complete));

        assertThat(complaints(1, told)).hasSize(complaints);
    }
}
