package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no operation of Users keeps its target and its fields, both ways. */
class StreamFieldsTest extends StreamCase {
    @Test
    void headIsAnsweredWithTheFieldsAlone() throws Exception {
        script = request -> request.response()
                .putHeader("Content-Length", "1000")
                .putHeader("ETag", "\"x\"")
                .end();

        List<RawResponse> both = twice("HEAD", "/Videos/1/stream");

        assertThat(both).extracting(RawResponse::status).containsExactly(200, 200);
        assertThat(both).allSatisfy(answer -> {
            assertThat(answer.field("Content-Length")).hasValue("1000");
            assertThat(answer.field("ETag")).hasValue("\"x\"");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void answerWithoutContentEndsWithItsHead(int status) throws Exception {
        script = request -> request.response()
                .setStatusCode(status)
                .putHeader("ETag", "\"x\"")
                .end();

        List<RawResponse> both = twice("GET", "/Items/1/Images/Primary");

        assertThat(both).extracting(RawResponse::status).containsExactly(status, status);
        assertThat(both).allSatisfy(answer -> {
            assertThat(answer.field("ETag")).hasValue("\"x\"");
            assertThat(answer.field("Transfer-Encoding")).isEmpty();
            assertThat(answer.field("Content-Length")).isEmpty();
        });
    }

    @Test
    void rangeAndConditionsReachTheServerAndItsPartComesBack() throws Exception {
        script = request -> request.response()
                .setStatusCode(206)
                .putHeader("Content-Range", request.getHeader("Range").replace("=", " ") + "/100")
                .putHeader("X-If-Range", request.getHeader("If-Range"))
                .end("0123456789");

        RawResponse answer = client().send("GET", "/Videos/1/stream?x=%2f&x", "Range: bytes=10-19", "If-Range: \"x\"");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.field("Content-Range")).hasValue("bytes 10-19/100");
        assertThat(answer.field("X-If-Range")).hasValue("\"x\"");
        assertThat(answer.text()).isEqualTo("0123456789");
    }

    @Test
    void targetGoesUpUntouched() throws Exception {
        script = request -> request.response().end(request.uri());
        String target = "/web/a%2Fb/./../%41?q=a+b&&%20=;x#";

        assertThat(client().send("GET", target).text()).isEqualTo(target);
    }

    /** The answers to the same request twice, on one connection. */
    private List<RawResponse> twice(String method, String target) throws IOException {
        String request = method + " " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
        return client().sendAll(List.of(method, method), (request + request).getBytes(StandardCharsets.ISO_8859_1));
    }
}
