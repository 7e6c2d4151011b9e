package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.Likeness;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.testing.Transcript;
import io.vertx.core.Vertx;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake server is held against the recordings of a real one. */
class RecordedExchangesTest {
    private static final Set<String> OF_OTHER_CONTROLLERS = Set.of(
            "GetSystemInfo",
            "GetSystemInfo as ann",
            "branding",
            "web client root",
            "sessions",
            "user views",
            "user views legacy",
            "items",
            "users items legacy");

    private final Vertx vertx = Vertx.vertx();
    private final List<String> found = new ArrayList<>();
    private final Set<String> met = new TreeSet<>();
    private FakeJellyfin fake;
    private RawClient client;
    private Captures captures;

    @BeforeEach
    void start() throws Exception {
        fake = Soon.value(FakeJellyfin.create(vertx, FakeOptions.recorded().onSecret(Secrets::heed))
                .listen(0));
        client = new RawClient("127.0.0.1", fake.port());
        captures = new Captures("127.0.0.1:" + fake.port(), fake.serverId());
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    @Test
    void recordedRequestsAreAnsweredAsRecorded() throws IOException {
        Set<String> known = known();
        for (String name : List.of("operations", "errors", "credentials", "http")) {
            for (Exchange exchange : Transcript.of(name).exchanges()) {
                if (!OF_OTHER_CONTROLLERS.contains(exchange.name())) {
                    compare(name, exchange, known);
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(met).as("known differences that still apply").isEqualTo(known);
    }

    private void compare(String transcript, Exchange exchange, Set<String> known) throws IOException {
        for (Likeness.Difference difference : differences(exchange)) {
            String key = transcript + ": " + exchange + ": " + difference.what();
            if (known.contains(key)) {
                met.add(key);
            } else {
                found.add(key + "\n  recorded " + difference.expected() + "\n  answered " + difference.actual());
            }
        }
    }

    private List<Likeness.Difference> differences(Exchange exchange) throws IOException {
        try {
            RawResponse response = client.send(exchange.request().method(), exchange.bytes(captures));
            captures.learn(exchange, response);
            return new Likeness(captures).differences(exchange.response(), response);
        } catch (EOFException e) {
            return List.of(
                    new Likeness.Difference("answer", "" + exchange.response().status(), "none"));
        }
    }

    private static Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>();
        try (InputStream file = RecordedExchangesTest.class.getResourceAsStream("/recorded/fake-differences.json")) {
            for (JsonNode entry : new ObjectMapper().readTree(file)) {
                assertThat(entry.path("reason").asText()).isNotBlank();
                String exchange = entry.path("transcript").asText() + ": "
                        + entry.path("exchange").asText() + ": ";
                entry.path("fields").forEach(field -> known.add(exchange + field.asText()));
            }
        }
        return known;
    }
}
