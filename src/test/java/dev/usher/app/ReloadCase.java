package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.LogOf;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gateway that reloads what a test has set. */
@ExtendWith(VertxExtension.class)
abstract class ReloadCase {
    static final String INFO = "/System/Info/Public";
    static final String LIST = "/Users/Public";

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.app");

    FakeJellyfin home;
    GatewayOptions options;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        home = Front.fake(vertx, FakeOptions.household().withServerName("home"));
        options = Front.unlimited(home.url());
    }

    static RawResponse reload(Operated operated) throws IOException {
        return operated.admin()
                .send(
                        "POST",
                        "/reload",
                        "Authorization: Bearer " + Operated.SECRET,
                        "Content-Type: application/json",
                        "Content-Length: 0");
    }

    static List<String> inEffect(Operated operated) throws IOException {
        RawResponse answer = reload(operated);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return strings(answer, "in_effect");
    }

    static List<String> strings(RawResponse answer, String member) {
        JsonArray array = new JsonObject(answer.text()).getJsonArray(member);
        return array.stream().map(String.class::cast).toList();
    }
}
