package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.LogOf;
import dev.usher.testing.Soon;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the access log says of requests of HTTP/2, whose streams end one by one. */
class Http2LogTest extends Http2Case {
    private static final long CANCEL = 8;

    /** More than a client takes that does not read. */
    private static final int MUCH = 4 << 20;

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.access");

    @Override
    Map<String, Object> keys() {
        return Map.of("access-log.format", "logfmt");
    }

    private String line() {
        Soon.until(() -> !log.lines().isEmpty());
        return log.lines().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/System/Ping", "/Users/Public", "/Videos/1/stream"})
    void answerThatWasWrittenToItsEndIsWhole(String target) throws Exception {
        script = request -> request.response().setChunked(true).end("[]");

        assertThat(get(target).text()).isEqualTo("[]");

        assertThat(line()).contains(" status=200 bytes=2 ").endsWith("whole=true");
    }

    @Test
    void answerThatItsServerBreaksOffIsNot() throws Exception {
        script = request -> request.response()
                .setChunked(true)
                .write("half")
                .onComplete(sent -> request.connection().close());

        get("/Videos/1/stream");

        assertThat(line()).endsWith("whole=false");
    }

    @Test
    void neitherIsOneThatItsClientGivesUp() throws Exception {
        script = request -> request.response().end(Buffer.buffer(new byte[MUCH]));
        HttpClientResponse response = Soon.value(open(HttpMethod.GET, "/Videos/1/stream")
                .compose(request -> request.send().map(HttpClientResponse::pause)));

        response.request().reset(CANCEL);

        assertThat(line()).endsWith("whole=false");
    }
}
