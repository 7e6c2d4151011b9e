package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.Field;
import dev.usher.testing.Likeness.Told;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Transcript;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every recorded exchange goes once to a server and once through Usher to another like it. The two sequences see the same
 * states, so that an answer from store that a write has made wrong shows as a different body.
 */
@ExtendWith(VertxExtension.class)
class TransparencyTest {
    private static final List<String> TRANSCRIPTS = List.of("operations", "errors", "credentials", "http");
    private static final List<String> STORED = List.of("users", "user", "me", "public", "quick-connect-enabled");

    private TransparencyList list;
    private FakeJellyfin alone;
    private FakeJellyfin behind;

    /** Whom the sequence is sent to, and what it has learnt there. */
    private record Side(RawClient client, Captures captures, String ownAuthority) {
        Told ask(Exchange exchange) throws IOException {
            try {
                RawResponse response = client.send(exchange.request().method(), exchange.bytes(captures));
                captures.learn(exchange, response);
                return told(response);
            } catch (EOFException noAnswer) {
                return new Told(0, List.of(), "");
            }
        }

        /** A server tells its own address, whoever stands before it. */
        private Told told(RawResponse response) {
            List<Field> fields = response.fields().stream()
                    .map(field -> new Field(field.name(), captures.outOf(field.value())))
                    .toList();
            String text = response.text().replace(ownAuthority, "{{server.authority}}");
            return new Told(response.status(), fields, captures.outOf(text));
        }
    }

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        list = new TransparencyList();
        alone = Front.fake(vertx, FakeOptions.recorded());
        behind = Front.fake(vertx, FakeOptions.recorded());
    }

    @Test
    void nothingDiffersThatIsNotListed(Vertx vertx) throws Exception {
        GatewayOptions options = Front.unlimited(behind.url());
        STORED.forEach(operation -> options.set("cache.lifetimes." + operation + ".fresh", "0s")
                .set("cache.lifetimes." + operation + ".stale-while-revalidate", "0s"));

        List<Sighting> sightings = replay(Front.open(vertx, options));

        assertThat(mistakes(sightings)).isEmpty();
    }

    @Test
    void nothingElseDiffersWhereTheStoreAnswersBetweenTheWrites(Vertx vertx) throws Exception {
        GatewayOptions options = Front.unlimited(behind.url());
        STORED.forEach(operation -> options.set("cache.lifetimes." + operation + ".fresh", "1h"));

        List<Sighting> sightings = replay(Front.open(vertx, options));

        assertThat(mistakes(sightings)).isEmpty();
        assertThat(list.unused()).as("lines of the list that are not needed").isEmpty();
        assertThat(sightings)
                .filteredOn(Sighting.CONDITIONS.get("hit"))
                .as("answers from store")
                .hasSizeGreaterThan(40);
    }

    private List<Sighting> replay(int port) throws IOException {
        Side server = side(alone.port(), alone);
        Side usher = side(port, behind);
        List<Sighting> sightings = new ArrayList<>();
        for (String transcript : TRANSCRIPTS) {
            for (Exchange exchange : Transcript.of(transcript).exchanges()) {
                Told direct = server.ask(exchange);
                behind.forgetRequests();
                Told through = usher.ask(exchange);
                boolean asked = !behind.requests().isEmpty();
                sightings.add(new Sighting(transcript, exchange, direct, through, asked));
            }
        }
        return sightings;
    }

    private static Side side(int port, FakeJellyfin server) {
        return new Side(
                Front.client(port), new Captures("127.0.0.1:" + port, server.serverId()), "127.0.0.1:" + server.port());
    }

    private List<String> mistakes(List<Sighting> sightings) {
        return sightings.stream()
                .flatMap(sighting -> list.mistakes(sighting).stream())
                .toList();
    }
}
