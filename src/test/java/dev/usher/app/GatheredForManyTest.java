package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Origin;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is fetched for the store on real connections: what of it the client gets, and what it costs. */
@ExtendWith(VertxExtension.class)
class GatheredForManyTest {
    private static final String PICTURE = "/Items/1/Images/Primary?tag=1";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 6\r\nCache-Control: ";

    private Origin origin;
    private int port;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        origin = Origin.listen(vertx);
        port = Front.open(vertx, Front.unlimited("http://" + origin.authority()).set("listen.event-loops", 1));
    }

    @Test
    void connectionOnWhichAStoredAnswerWasValidatedServesTheNextOne() throws Exception {
        origin.script = visit -> visit.answer(
                origin.visits.size() > 1
                        ? "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nCache-Control: no-cache\r\n\r\n"
                        : HEAD + "no-cache\r\n\r\nabcdef");

        for (int i = 0; i < 4; i++) {
            assertThat(Front.client(port).send("GET", PICTURE).text()).isEqualTo("abcdef");
        }

        assertThat(origin.visits).hasSize(4);
        assertThat(origin.connections).hasSize(1);
    }

    @Test
    void answerToAConditionThatOnlyTheServerCanTellComesWithItsContent() throws Exception {
        origin.script = visit -> visit.answer(HEAD + "public, max-age=100\r\n\r\nabcdef");

        RawResponse answer = Front.client(port).send("GET", PICTURE, "If-Match: \"a\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("abcdef");
    }
}
