package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway looks for a server that it has lost, as long as it is one of its servers. */
@ExtendWith(VertxExtension.class)
class LookoutTest {
    private static final String STARTING = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3\r\n"
            + "Content-Type: text/html\r\nContent-Length: 0\r\n\r\n";

    @Test
    void itsConnectionEndsWithTheServer(Vertx vertx) throws Exception {
        Origin lost = Origin.listen(vertx);
        lost.script = visit -> visit.answer(STARTING);
        GatewayOptions options = Front.unlimited(lost.url("").toString())
                .set("deadlines.attempt", "3s")
                .set("deadlines.operation", "3s");
        Operated operated = Operated.open(vertx, options);
        assertThat(operated.get("/Users/Public").status()).isEqualTo(503);
        Soon.until(() -> lost.visits.stream().anyMatch(visit -> visit.head().startsWith("GET /health ")));

        Soon.value(operated.reload(options.server("home", Origin.nobody().toString())));

        for (int i = 0; i < lost.connections.size(); i++) {
            lost.awaitClosed(i);
        }
    }
}
