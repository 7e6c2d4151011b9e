package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges are the server's to answer (RFC 9110 §14): the request for one and what comes back pass as they are. */
@ExtendWith(VertxExtension.class)
class RangeTest {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

    private final AtomicReference<String> asked = new AtomicReference<>();
    private RawClient client;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        int origin = Soon.value(
                        vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"))
                .actualPort();
        client = new RawClient("127.0.0.1", Front.open(vertx, Front.unlimited("http://127.0.0.1:" + origin)));
    }

    private void answer(HttpServerRequest request) {
        asked.set(request.getHeader("Range") + " if " + request.getHeader("If-Range"));
        HttpServerResponse response = request.response().putHeader("Accept-Ranges", "bytes");
        switch (String.valueOf(request.getHeader("Range"))) {
            case "bytes=2-4" -> part(response, "bytes 2-4/26", "cde");
            case "bytes=-2" -> part(response, "bytes 24-25/26", "yz");
            case "bytes=99-" ->
                response.setStatusCode(416)
                        .putHeader("Content-Range", "bytes */26")
                        .end();
            case "bytes=0-0,25-25" -> response.putHeader("Content-Type", "multipart/byteranges; boundary=B");
            default -> response.end(ALPHABET);
        }
        if (!response.ended()) {
            response.setStatusCode(206).end("--B\r\n\r\na\r\n--B\r\n\r\nz\r\n--B--\r\n");
        }
    }

    private static void part(HttpServerResponse response, String range, String bytes) {
        response.setStatusCode(206)
                .putHeader("Content-Range", range)
                .putHeader("Content-Length", Integer.toString(bytes.length()))
                .end(bytes);
    }

    @ParameterizedTest
    @CsvSource({"bytes=2-4, bytes 2-4/26, cde", "bytes=-2, bytes 24-25/26, yz"})
    void partIsPassedOnAsThePartThatItIs(String range, String contentRange, String bytes) throws Exception {
        RawResponse response = client.send("GET", "/Videos/1/stream", "Range: " + range, "If-Range: \"a\"");

        assertThat(asked.get()).isEqualTo(range + " if \"a\"");
        assertThat(response.status()).isEqualTo(206);
        assertThat(response.field("Content-Range")).contains(contentRange);
        assertThat(response.field("Accept-Ranges")).contains("bytes");
        assertThat(response.text()).isEqualTo(bytes);
    }

    @Test
    void severalPartsComeInTheServersOwnWords() throws Exception {
        RawResponse response = client.send("GET", "/Videos/1/stream", "Range: bytes=0-0,25-25");

        assertThat(response.status()).isEqualTo(206);
        assertThat(response.field("Content-Type")).contains("multipart/byteranges; boundary=B");
        assertThat(response.text()).isEqualTo("--B\r\n\r\na\r\n--B\r\n\r\nz\r\n--B--\r\n");
    }

    @Test
    void rangeBeyondTheEndIsRefusedByTheServer() throws Exception {
        RawResponse response = client.send("GET", "/Videos/1/stream", "Range: bytes=99-");

        assertThat(response.status()).isEqualTo(416);
        assertThat(response.field("Content-Range")).contains("bytes */26");
    }

    @Test
    void headOfAPartHasItsLengthAndNoContent() throws Exception {
        RawResponse response = client.send("HEAD", "/Videos/1/stream", "Range: bytes=2-4");

        assertThat(response.status()).isEqualTo(206);
        assertThat(response.field("Content-Length")).contains("3");
        assertThat(response.body()).isEmpty();
    }
}
