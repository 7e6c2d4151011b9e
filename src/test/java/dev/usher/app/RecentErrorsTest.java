package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.Fault;
import dev.usher.testing.Soon;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the status says of the last errors. */
class RecentErrorsTest extends MetricsCase {
    @Test
    void recentErrorsNameTheRequestTheServerAndTheReason() throws Exception {
        Operated operated = Operated.open(vertx, options().set("retry.attempts", 1));
        jellyfin.fail(new Fault.Reset(true));

        String id = operated.get("/System/Ping").field("X-Request-Id").orElseThrow();

        Soon.until(() -> !errors(operated).isEmpty());
        JsonObject error = errors(operated).getJsonObject(0);
        assertThat(error.getString("id")).isEqualTo(id);
        assertThat(error.getString("server")).isEqualTo("home");
        assertThat(error.getInteger("status")).isEqualTo(502);
        assertThat(error.getString("last_attempt")).isEqualTo("connection_terminated");
        assertThat(error.getString("problem")).isEqualTo("server-unreachable");
    }

    @Test
    void recentErrorsNameTheProblemBehindAPageAndOneOfTheEdge() throws Exception {
        Operated operated = Operated.open(vertx, options().set("id", "me").set("retry.attempts", 1));
        jellyfin.fail(new Fault.Reset(true));

        operated.get("/web/", "Accept: text/html");
        Soon.until(() -> errors(operated).size() == 1);
        operated.get("/web/", "Via: 1.1 usher-me");

        Soon.until(() -> errors(operated).size() == 2);
        assertThat(errors(operated).getJsonObject(1).getString("problem")).isEqualTo("server-unreachable");
        assertThat(errors(operated).getJsonObject(0).getString("problem")).isEqualTo("loop-detected");
    }

    private static JsonArray errors(Operated operated) {
        try {
            return operated.status().getJsonArray("recent_errors");
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }
}
