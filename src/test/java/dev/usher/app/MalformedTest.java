package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.StrictOrigin;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static List<Malformed> forms() {
        return Malformed.all();
    }

    private static void assertRefused(Malformed form, String answers) {
        assertThat(answers)
                .matches("(?s)HTTP/1\\.[01] " + form.status() + " .*")
                .doesNotContainPattern("(?s)HTTP/.*HTTP/1\\.[01] [0-9]{3} ")
                .containsIgnoringCase("\r\nconnection: close\r\n")
                .contains("urn:usher:problem:");
    }

    /** All that is answered on a connection until it ends. */
    private static String answers(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
