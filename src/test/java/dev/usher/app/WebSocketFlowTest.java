package dev.usher.app;

import static dev.usher.testing.RawWebSocket.BINARY;
import static dev.usher.testing.RawWebSocket.CONTINUATION;
import static dev.usher.testing.RawWebSocket.FIN;
import static dev.usher.testing.RawWebSocket.PING;
import static dev.usher.testing.RawWebSocket.PONG;
import static dev.usher.testing.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.Proves;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import dev.usher.testing.Soon;
import dev.usher.time.Ticker;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much goes through WebSockets, and how much of it is held. */
@ExtendWith(VertxExtension.class)
class WebSocketFlowTest extends WebSocketCase {
    private static final String PART = "x".repeat(32_768);
    private static final int PARTS = 2_048;
    private static final int MANY = 500;
    private static final Ticker CLOCK = Ticker.system();
    private static final long STANDSTILL = Duration.ofSeconds(1).toNanos();

    /** One message of 64 MiB, sent by a thread of its own as fast as it is taken. */
    private static final class Message {
        final AtomicLong sent = new AtomicLong();
        private final CompletableFuture<Void> all;

        Message(RawWebSocket from) {
            all = CompletableFuture.runAsync(() -> {
                try {
                    from.send(TEXT, PART);
                    for (int i = 1; i < PARTS; i++) {
                        sent.addAndGet(PART.length());
                        from.send(i == PARTS - 1 ? FIN | CONTINUATION : CONTINUATION, PART);
                    }
                } catch (IOException torn) {
                    throw new AssertionError(torn);
                }
            });
        }

        /** Returns when nothing has been taken for a while. */
        void waitUntilStill() {
            long[] last = {-1, 0};
            Soon.until(() -> {
                long now = sent.get();
                if (now != last[0]) {
                    last[0] = now;
                    last[1] = CLOCK.nanos();
                }
                return now > 0 && CLOCK.nanos() - last[1] > STANDSTILL;
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slowReaderHoldsTheOtherEndBackAndLosesNothing(boolean upwards) throws Exception {
        try (Ends ends = open()) {
            RawWebSocket from = upwards ? ends.client() : ends.server();
            RawWebSocket to = upwards ? ends.server() : ends.client();
            Message message = new Message(from);
            message.waitUntilStill();
            assertThat(message.sent.get()).isLessThan((long) PARTS * PART.length() / 2);

            assertThat(to.next()).isEqualTo(new Frame(TEXT, PART));
            for (int i = 1; i < PARTS - 1; i++) {
                assertThat(to.next()).isEqualTo(new Frame(CONTINUATION, PART));
            }
            assertThat(to.next()).isEqualTo(new Frame(FIN | CONTINUATION, PART));
            message.all.get();
        }
    }

    @Test
    void oneWayBeingFullDoesNotStopTheOther() throws Exception {
        try (Ends ends = open()) {
            Message message = new Message(ends.server());
            message.waitUntilStill();

            for (int i = 0; i < 100; i++) {
                ends.client().send(FIN | TEXT, "still heard");
                assertThat(ends.server().next()).isEqualTo(Frame.text("still heard"));
            }
        }
    }

    @Test
    void serverThatTakesNothingMoreIsLostLikeASilentOne() throws Exception {
        port = Front.open(vertx, options().set("websockets.idle", "1s"));
        try (Ends ends = open()) {
            Message message = new Message(ends.client());
            message.waitUntilStill();

            assertThat(ends.client().nextButPings()).isEqualTo(Frame.close(1001, ""));
        }
    }

    @Test
    void closingTheGatewayIsBoundedAlthoughNeitherEndTakesAnything() throws Exception {
        GatewayVerticle gateway = new GatewayVerticle(options().listen("127.0.0.1", 0));
        String deployment = Soon.value(vertx.deployVerticle(gateway));
        port = gateway.port();
        try (Ends ends = open()) {
            Message down = new Message(ends.server());
            Message up = new Message(ends.client());
            down.waitUntilStill();
            up.waitUntilStill();

            Soon.value(vertx.undeploy(deployment));

            assertThatThrownBy(down.all::get).hasRootCauseInstanceOf(IOException.class);
            assertThatThrownBy(up.all::get).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void farewellBehindAllThatASlowReaderHasYetToReadIsNotLost() throws Exception {
        try (Ends ends = open()) {
            Message message = new Message(ends.server());
            message.waitUntilStill();
            CompletableFuture<Void> over = message.all.thenRun(() -> {
                try {
                    ends.server().sendClose(4000, "the end").close();
                } catch (IOException torn) {
                    throw new AssertionError(torn);
                }
            });

            for (int i = 0; i < PARTS; i++) {
                assertThat(ends.client().next().payload()).isEqualTo(PART);
            }
            assertThat(ends.client().next()).isEqualTo(Frame.close(4000, "the end"));
            over.get();
        }
    }

    @Test
    void pingsOfAnEndThatDoesNotReadDoNotPileUpAnswers() throws Exception {
        int pings = 100_000;
        try (Ends ends = open()) {
            Message message = new Message(ends.server());
            message.waitUntilStill();
            for (int i = 0; i <= pings; i++) {
                ends.client().send(FIN | PING, Integer.toString(i));
            }
            ends.client().send(FIN | TEXT, "all have been heard");
            assertThat(ends.server().next()).isEqualTo(Frame.text("all have been heard"));

            List<String> answers = new ArrayList<>();
            while (!answers.contains(Integer.toString(pings))) {
                Frame frame = ends.client().next();
                if (frame.first() == (FIN | PONG)) {
                    answers.add(frame.payload());
                }
            }
            assertThat(answers).hasSizeLessThan(100);
        }
    }

    @Test
    void fiveHundredAreOpenToOneServerAtOnce() throws Exception {
        List<Ends> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(open());
        }

        for (int i = 0; i < MANY; i++) {
            all.get(i).client().send(FIN | BINARY, "up " + i);
            all.get(i).server().send(FIN | BINARY, "down " + i);
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(all.get(i).server().next()).isEqualTo(new Frame(FIN | BINARY, "up " + i));
            assertThat(all.get(i).client().next()).isEqualTo(new Frame(FIN | BINARY, "down " + i));
        }
        for (Ends ends : all) {
            ends.client().reset();
            assertThat(ends.server().next()).isEqualTo(Frame.close(1001, ""));
            ends.close();
        }
    }

    /** A connection that was made for the one who gave up may be there before that of the one who is served. */
    @Test
    @Proves("websockets.max")
    void moreThanTheSettingAllowsWaitForOneToEnd() throws Exception {
        port = Front.open(
                vertx,
                options().set("websockets.max", 1).set("listen.event-loops", 1).set("deadlines.attempt", "2s"));
        try (Ends first = open()) {
            try (RawWebSocket second = RawWebSocket.open(port, "/socket")) {
                assertThat(second.head()).startsWith("HTTP/1.1 504 ");
            }
            first.client().sendClose(1000, "");
            first.server().sendClose(1000, "");
            assertThat(first.server().next()).isNotNull();
            assertThat(first.server().next()).isNull();
        }

        CompletableFuture<RawWebSocket> server = new CompletableFuture<>();
        for (int i = 0; i < 2; i++) {
            accepting(NOTHING).thenAccept(server::complete);
        }
        try (RawWebSocket next = RawWebSocket.open(port, "/socket")) {
            assertThat(next.head()).startsWith("HTTP/1.1 101 ");
            server.get().close();
        }
    }
}
