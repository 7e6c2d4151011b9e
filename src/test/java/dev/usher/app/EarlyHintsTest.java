package dev.usher.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.junit5.VertxExtension;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server says ahead of its answer reaches the client ahead of it (RFC 9110 §15.2, RFC 8297). */
@ExtendWith(VertxExtension.class)
class EarlyHintsTest {
    private static final String HINTS =
            "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\r\n";
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 4\r\n\r\ndone";

    private final List<MultiMap> hints = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private Origin origin;
    private int port;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        origin = Origin.listen(vertx);
        origin.script = visit -> visit.answer(HINTS + HINTS + ANSWER);
        port = Front.open(vertx, Front.unlimited(origin.url("").toString()).set("listen.h2c", true));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void hintsReachTheClientWithoutTheFieldsOfTheConnection(HttpVersion version) throws Exception {
        assertThat(ask(version)).isEqualTo("done");

        assertThat(hints).hasSize(2).allSatisfy(fields -> {
            assertThat(fields.get("Link")).isEqualTo("</a.css>; rel=preload");
            assertThat(fields.contains("X-Hop")).isFalse();
            assertThat(fields.contains("Connection")).isFalse();
        });
    }

    @Test
    void storedAnswerComesWithoutHints() throws Exception {
        ask(HttpVersion.HTTP_1_1);
        hints.clear();

        assertThat(ask(HttpVersion.HTTP_1_1)).isEqualTo("done");

        assertThat(hints).isEmpty();
        assertThat(origin.visits).hasSize(1);
    }

    @Test
    void clientOfHttp10GetsTheAnswerAlone() throws Exception {
        String received;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("GET /Items/1/Data HTTP/1.0\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            received = new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }

        assertThat(received).startsWith("HTTP/1.0 200 OK\r\n").endsWith("done").doesNotContain("103", "Link");
    }

    private String ask(HttpVersion version) throws Exception {
        HttpClientOptions options =
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
        HttpClient client = vertx.createHttpClient(options);
        String answer = Soon.value(client.request(HttpMethod.GET, port, "127.0.0.1", "/Items/1/Data")
                        .compose(request ->
                                request.earlyHintsHandler(hints::add).send().compose(HttpClientResponse::body)))
                .toString();
        Soon.value(client.close());
        return answer;
    }
}
