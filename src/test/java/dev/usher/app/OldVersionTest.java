package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.Origin;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of HTTP/1.0 know neither interim answers nor chunks. */
@ExtendWith(VertxExtension.class)
class OldVersionTest {
    /** All that comes until the connection ends. */
    private static String all(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/ForgotPassword", "/Items"})
    void expectationIsIgnored(String target, Vertx vertx) throws Exception {
        FakeJellyfin jellyfin = Front.fake(vertx, FakeOptions.household());
        int port = Front.open(vertx, Front.unlimited(jellyfin.url()));

        String answer = all(
                port,
                "POST " + target + " HTTP/1.0\r\nHost: a\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                        + "Content-Length: 2\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.0 ").doesNotContain("100 Continue");
    }

    @Test
    void answerOfUnknownLengthEndsWithTheConnection(Vertx vertx) throws Exception {
        Origin origin = Origin.listen(vertx);
        origin.script =
                visit -> visit.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ndone\r\n0\r\n\r\n");
        int port = Front.open(vertx, Front.unlimited(origin.url("").toString()));

        String answer = all(port, "GET /Items HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.0 200 OK\r\n")
                .endsWith("\r\n\r\ndone")
                .doesNotContainIgnoringCase("keep-alive");
    }
}
