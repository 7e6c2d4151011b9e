package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.Likeness;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake server is held against the recordings of real ones. */
class RecordedExchangesTest {
    private static final Set<String> OF_OTHER_CONTROLLERS = Set.of(
            "GetSystemInfo",
            "GetSystemInfo as ann",
            "branding",
            "sessions",
            "user views",
            "user views legacy",
            "items",
            "users items legacy",
            "wizard configuration",
            "wizard first user",
            "wizard write first user",
            "wizard remote access",
            "wizard complete");

    private final Vertx vertx = Vertx.vertx();
    private final List<String> found = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    @Test
    void recordedRequestsAreAnsweredAsRecorded() throws Exception {
        KnownDifferences known = new KnownDifferences();

        for (RecordedServer recorded : RecordedServer.values()) {
            FakeOptions options =
                    FakeOptions.recorded().withVersion(recorded.version).onSecret(Secrets::heed);
            FakeJellyfin fake = Soon.value(FakeJellyfin.create(vertx, options).listen(0));
            new Replay(recorded, fake, known).run();
        }

        assertThat(found).isEmpty();
        assertThat(known.unused()).as("known differences that no longer apply").isEmpty();
    }

    private final class Replay {
        private final RecordedServer recorded;
        private final FakeJellyfin fake;
        private final KnownDifferences known;
        private final RawClient client;
        private final Captures captures;

        Replay(RecordedServer recorded, FakeJellyfin fake, KnownDifferences known) {
            this.recorded = recorded;
            this.fake = fake;
            this.known = known;
            client = new RawClient("127.0.0.1", fake.port());
            captures = new Captures("127.0.0.1:" + fake.port(), fake.serverId());
        }

        void run() throws IOException {
            for (String transcript : recorded.transcripts) {
                for (Exchange exchange : recorded.transcript(transcript).exchanges()) {
                    if (!OF_OTHER_CONTROLLERS.contains(exchange.name())) {
                        replay(transcript, exchange);
                    }
                }
            }
        }

        private void replay(String transcript, Exchange exchange) throws IOException {
            List<Likeness.Difference> differences = differences(exchange);
            fake.pin("ann").ifPresent(pin -> captures.learn("pin", pin));
            if (recorded.answered(transcript)) {
                String key = KnownDifferences.key(recorded.directory(), transcript, exchange.name());
                differences.forEach(difference -> compare(key, difference));
            }
        }

        private List<Likeness.Difference> differences(Exchange exchange) throws IOException {
            try {
                RawResponse response = client.send(exchange.request().method(), exchange.bytes(captures));
                captures.learn(exchange, response);
                return new Likeness(captures).differences(exchange.response(), response);
            } catch (EOFException e) {
                return List.of(new Likeness.Difference(
                        "answer", "" + exchange.response().status(), "none"));
            }
        }

        private void compare(String key, Likeness.Difference difference) {
            if (!known.excuse(key + difference.what())) {
                found.add(key + difference.what() + "\n  recorded " + difference.expected() + "\n  answered "
                        + difference.actual());
            }
        }
    }
}
