package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Origin;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that hangs while a stored picture is validated behind its readers' backs. */
@ExtendWith(VertxExtension.class)
class HungValidationTest {
    private static final String TARGET = "/Items/1/Images/Primary";

    @Test
    void validationEndsWithTheDeadlineOfAnOperationAndAnotherMayBegin(Vertx vertx) throws Exception {
        Origin origin = Origin.listen(vertx);
        origin.script = visit -> {
            if (origin.visits.size() == 1) {
                visit.answer("HTTP/1.1 200 OK\r\nCache-Control: max-age=0, stale-while-revalidate=600\r\n"
                        + "Content-Length: 3\r\n\r\nold");
            }
        };
        RawClient client = Front.client(Front.open(
                vertx,
                Front.unlimited(origin.url("").toString())
                        .set("deadlines.operation", "200ms")
                        .set("connections.idle", "10m")));
        assertThat(client.send("GET", TARGET).text()).isEqualTo("old");

        Soon.until(() -> {
            assertIsHit(get(client));
            return origin.visits.size() >= 3;
        });
    }

    private static RawResponse get(RawClient client) {
        try {
            return client.send("GET", TARGET);
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        }
    }

    private static void assertIsHit(RawResponse stale) {
        assertThat(stale.text()).isEqualTo("old");
        assertThat(stale.field("Cache-Status").orElseThrow()).contains(";hit");
    }
}
