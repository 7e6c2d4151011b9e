package dev.usher.gateway.websocket;

import static dev.usher.testing.RawWebSocket.FIN;
import static dev.usher.testing.RawWebSocket.PING;
import static dev.usher.testing.RawWebSocket.PONG;
import static dev.usher.testing.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.testing.ManualTime;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a WebSocket is over, on real sockets and in time of our own. */
@ExtendWith(VertxExtension.class)
class WebSocketsTest {
    private static final Duration HALF = Duration.ofMinutes(1);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Frame ASKED = new Frame(FIN | PING, "");
    private static final Frame GOING_AWAY = Frame.close(1001, "");

    private final ManualTime time = new ManualTime();
    private final BlockingQueue<NetSocket> accepted = new LinkedBlockingQueue<>();
    private Context loop;
    private WebSockets sockets;
    private int port;
    private RawWebSocket client;
    private RawWebSocket server;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        loop = vertx.getOrCreateContext();
        sockets = new WebSockets(new Clockwork(time, time, time), HALF.multipliedBy(2), new Random(1));
        NetServer listener = Soon.value(on(() -> vertx.createNetServer()
                .connectHandler(socket -> accepted.add(socket.pause()))
                .listen(0, "127.0.0.1")));
        port = listener.actualPort();
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        server.close();
    }

    private void relay() throws Exception {
        client = RawWebSocket.on(new Socket("127.0.0.1", port), true);
        Body.Tunnel towardsClient = tunnel();
        server = RawWebSocket.on(new Socket("127.0.0.1", port), false);
        Body.Tunnel towardsServer = tunnel();
        Soon.value(on(() -> {
            sockets.relay(towardsClient, towardsServer);
            return Future.succeededFuture();
        }));
    }

    private Body.Tunnel tunnel() throws InterruptedException {
        NetSocket socket = accepted.poll(30, TimeUnit.SECONDS);
        Cancellation cancellation = new Cancellation();
        cancellation.onCancel(
                () -> ((NetSocketInternal) socket).channelHandlerContext().close());
        return new Body.Tunnel(socket, cancellation);
    }

    private <T> Future<T> on(Supplier<Future<T>> action) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(now -> action.get().onComplete(done));
        return done.future();
    }

    private void advance(Duration duration) throws Exception {
        Soon.value(on(() -> {
            time.advance(duration);
            return Future.succeededFuture();
        }));
    }

    /** Sees to it that all has been heard that {@code from} has said, by what {@code to} hears of it. */
    private static void say(RawWebSocket from, RawWebSocket to, String text) throws IOException {
        from.send(FIN | TEXT, text);
        assertThat(to.next()).isEqualTo(Frame.text(text));
    }

    @Test
    void silentSideIsAskedAfterHalfTheIdleTimeAndLostAfterAllOfIt() throws Exception {
        relay();
        advance(HALF.minus(TICK));
        say(server, client, "nobody has been asked");
        advance(TICK);
        assertThat(client.next()).isEqualTo(ASKED);
        advance(HALF.minus(TICK));
        say(server, client, "nobody is lost");

        advance(TICK);

        assertThat(client.next()).isEqualTo(GOING_AWAY);
        assertThat(server.nextButPings()).isEqualTo(GOING_AWAY);
    }

    @Test
    void silentServerIsLostLikeASilentClient() throws Exception {
        relay();
        advance(HALF);
        assertThat(server.next()).isEqualTo(ASKED);
        assertThat(client.next()).isEqualTo(ASKED);
        say(client, server, "here");

        advance(HALF);

        assertThat(server.next()).isEqualTo(GOING_AWAY);
        assertThat(client.nextButPings()).isEqualTo(GOING_AWAY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sideThatAnswersIsNotLostHoweverLongItSaysNothing(boolean quiet) throws Exception {
        relay();
        RawWebSocket listening = quiet ? client : server;
        RawWebSocket talking = quiet ? server : client;
        for (int i = 0; i < 5; i++) {
            advance(HALF);
            assertThat(talking.next()).isEqualTo(ASKED);
            assertThat(listening.next()).isEqualTo(ASKED);
            say(talking, listening, "news");
            listening.send(FIN | PONG, "").send(FIN | PING, "heard?");
            assertThat(listening.next()).isEqualTo(new Frame(FIN | PONG, "heard?"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sideThatDoesNotAnswerACloseIsCutAfterTenSeconds(boolean upwards) throws Exception {
        relay();
        RawWebSocket from = upwards ? client : server;
        RawWebSocket to = upwards ? server : client;
        from.sendClose(1000, "bye");
        assertThat(to.next()).isEqualTo(Frame.close(1000, "bye"));
        advance(Peer.CLOSING.minus(TICK));
        to.send(FIN | TEXT, "too late, and nobody minds");
        to.send(FIN | PING, "nor is this answered");

        advance(TICK);

        assertThat(to.next()).isNull();
    }

    @Test
    void closingBidsBothSidesFarewellAndWaitsForThem() throws Exception {
        relay();
        Future<Void> closed = on(sockets::close);
        assertThat(client.next()).isEqualTo(GOING_AWAY);
        assertThat(server.next()).isEqualTo(GOING_AWAY);
        client.sendClose(1001, "");
        assertThat(client.next()).isNull();
        assertThat(closed.isComplete()).isFalse();

        server.sendClose(1001, "");

        Soon.value(closed);
        assertThat(server.next()).isNull();
        assertThat(time.pending()).as("what still waits").isZero();
    }

    @Test
    void closingIsOverAfterTenSecondsWhateverTheSidesDo() throws Exception {
        relay();
        Future<Void> closed = on(sockets::close);
        advance(Peer.CLOSING.minus(TICK));
        assertThat(closed.isComplete()).isFalse();

        advance(TICK);

        Soon.value(closed);
    }

    @Test
    void whatOpensWhileAllElseClosesIsClosedToo() throws Exception {
        Soon.value(on(sockets::close));

        relay();

        assertThat(client.next()).isEqualTo(GOING_AWAY);
        assertThat(server.next()).isEqualTo(GOING_AWAY);
    }
}
