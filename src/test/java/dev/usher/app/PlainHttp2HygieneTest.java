package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.StrictOrigin;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What two readers might read differently, where a plain connection may speak HTTP/2 and its head has been read leniently. */
@ExtendWith(VertxExtension.class)
class PlainHttp2HygieneTest {
    /** What the lenient reading leaves no trace of: such a request goes up in the one form that it was read in. */
    private static final Set<String> PASSING = Set.of(
            "a space before the line",
            "newlines before the line",
            "a tab for a space",
            "two spaces before the target",
            "two spaces behind the target",
            "a folded field",
            "a field folded with a tab");

    private StrictOrigin origin;
    private int port;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        origin = new StrictOrigin(vertx);
        port = Front.open(vertx, Front.unlimited(origin.url()).set("listen.h2c", true));
    }

    /** Folding leaves a blank before this value, so that it is a coding that nobody knows. */
    private static Malformed asItIsRead(Malformed form) {
        return form.name().equals("a folded coding") ? new Malformed(form.name(), 501, "", form.octets()) : form;
    }

    @ParameterizedTest
    @MethodSource("dev.usher.app.MalformedTest#forms")
    void isRefusedOrGoesUpInOneForm(Malformed form) throws Exception {
        for (String target : List.of("/Users/ForgotPassword", "/System/Ping")) {
            String answers = MalformedTest.answers(port, form.asking(target));
            if (PASSING.contains(form.name())) {
                assertThat(answers)
                        .startsWith("HTTP/1.1 200 ")
                        .doesNotContainPattern("(?s)HTTP/.*HTTP/1\\.[01] [0-9]{3} ");
            } else {
                MalformedTest.assertRefused(asItIsRead(form), answers);
            }
        }

        assertThat(origin.requests()).hasSize(PASSING.contains(form.name()) ? 2 : 0);
        assertThat(origin.requests())
                .extracting(StrictOrigin.Received::line)
                .allMatch(line -> line.matches("GET /(Users/ForgotPassword|System/Ping) HTTP/1.1"));
        assertThat(origin.leftovers()).doesNotContain("smuggled");
    }
}
