package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.Exchange;
import dev.usher.testing.StrictOrigin;
import dev.usher.testing.Transcript;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What two readers might read differently goes no further, and neither does what stands behind it. */
@ExtendWith(VertxExtension.class)
class MalformedTest {
    private static final String OPERATION = "/Users/ForgotPassword";
    private static final String STREAM = "/System/Ping";
    private static final String LAST = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private FakeJellyfin jellyfin;
    private StrictOrigin origin;
    private int toJellyfin;
    private int toOrigin;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        origin = new StrictOrigin(vertx);
        toJellyfin = Front.open(vertx, Front.unlimited(jellyfin.url()));
        toOrigin = Front.open(vertx, Front.unlimited(origin.url()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusedOnceAndNothingOfItReachesTheServer(Malformed form) throws Exception {
        for (String target : List.of(OPERATION, STREAM)) {
            assertRefused(form, answers(toJellyfin, form.asking(target)));
            assertRefused(form, answers(toOrigin, form.asking(target)));
        }

        assertThat(answers(toJellyfin, LAST)).startsWith("HTTP/1.1 404 ");
        assertThat(answers(toOrigin, LAST)).startsWith("HTTP/1.1 200 ");
        assertThat(jellyfin.requests()).extracting(ReceivedRequest::target).containsExactly("/last");
        assertThat(origin.requests()).extracting(StrictOrigin.Received::line).containsExactly("GET /last HTTP/1.1");
        assertThat(origin.leftovers()).doesNotContain("smuggled");
    }

    /** Usher refuses what the server refuses, and more; that it is stricter is only this once known for sure. */
    @Test
    void recordIsTheLeastThatIsRefused() throws Exception {
        Map<String, Integer> refused = new TreeMap<>();
        Map<String, Integer> recorded = new TreeMap<>();
        for (Malformed form : forms()) {
            refused.put(form.recorded(), form.status());
        }
        refused.remove("");
        for (Exchange exchange : Transcript.of("http").exchanges()) {
            boolean closes = exchange.response().fields().stream()
                    .anyMatch(field -> field.is("Connection") && field.value().equals("close"));
            if (closes && exchange.response().status() >= 400) {
                recorded.put(exchange.name(), exchange.response().status());
            }
        }

        assertThat(refused.remove("chunk with a bare newline"))
                .as("which the server takes")
                .isEqualTo(400);
        assertThat(refused).isEqualTo(recorded);
    }

    /** A request within a content is content, whoever reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /Items", "POST /Items", "DELETE /Items", "GET /Users/Public"})
    void requestWithinAContentIsContent(String line) throws Exception {
        String inner = Malformed.NEXT;
        String fixed = line + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + inner.length() + "\r\n\r\n" + inner;
        String chunked = line + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(inner.length()) + "\r\n" + inner + "\r\n0\r\n\r\n";

        String answers = answers(toOrigin, fixed + chunked + LAST);

        assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(4);
        assertThat(origin.requests())
                .extracting(StrictOrigin.Received::line)
                .doesNotContain("GET /smuggled HTTP/1.1")
                .endsWith("GET /last HTTP/1.1");
        assertThat(origin.leftovers()).isEmpty();
    }

    static List<Malformed> forms() {
        return Malformed.all();
    }

    static void assertRefused(Malformed form, String answers) {
        assertThat(answers)
                .matches("(?s)HTTP/1\\.[01] " + form.status() + " .*")
                .doesNotContainPattern("(?s)HTTP/.*HTTP/1\\.[01] [0-9]{3} ")
                .containsIgnoringCase("\r\nconnection: close\r\n")
                .contains("urn:usher:problem:");
    }

    /** All that is answered on a connection until it ends. */
    static String answers(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
