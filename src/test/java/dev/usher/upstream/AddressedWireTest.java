package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several addresses of one server on real sockets: whichever takes a connection gets the request, and nobody else does. */
class AddressedWireTest extends AddressedCase {
    private static final URI NO_NAME = URI.create("http://name.invalid");

    private URI here;

    @BeforeEach
    void answer() {
        origin.script = visit -> visit.answer(OK);
        here = origin.url("");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whereNobodyIsTheNextIsAskedWithinTheSameAttempt(Way way) throws Exception {
        connectTo(Origin.nobody(), NO_NAME, here);

        assertThat(Loop.await(ask(way)).status()).isEqualTo(200);

        assertThat(origin.visits).hasSize(1);
        assertThat(origin.visits.get(0).head())
                .startsWith("GET /a HTTP/1.1")
                .containsIgnoringCase("\r\nhost: " + origin.authority());
        assertThat(moves).containsExactly(here.toString());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whereAllAreDeadTheFailureIsThatOfOneDeadServer(Way way) throws Exception {
        connectTo(Origin.nobody(), NO_NAME);
        ServiceException several = Loop.failure(ask(way));
        connectTo(Origin.nobody());
        ServiceException one = Loop.failure(ask(way));

        assertThat(several.kind()).isEqualTo(one.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(several).hasMessage(one.getMessage());
        assertThat(several.maybeProcessed()).isFalse();
        assertThat(moves).isEmpty();
    }

    @Test
    void addressThatIsSilentHasNoMoreThanItsShareOfTheTime() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            fill(full, waiting);
            connectTo(URI.create("http://127.0.0.1:" + full.getLocalPort()), here);

            assertThat(ask()).isEqualTo("ok");
        }
        for (Socket socket : waiting) {
            socket.close();
        }
        assertThat(origin.visits).hasSize(1);
    }

    /** Connects until nobody gets a connection any more, as none is ever accepted. */
    private static void fill(ServerSocket server, List<Socket> waiting) throws Exception {
        while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException isFull) {
                return;
            }
        }
    }

    @Test
    void trafficReturnsToTheFirstAMinuteAfterItIsBack() throws Exception {
        URI url = Origin.nobody();
        connectTo(url, here);
        assertThat(ask()).isEqualTo("ok");
        Origin first = Origin.listen(vertx, url.getPort());
        first.script = visit -> visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst");

        assertThat(ask()).isEqualTo("ok");
        loop.advance(Addresses.RETURN);

        assertThat(ask()).isEqualTo("first");
        assertThat(ask()).isEqualTo("first");
        assertThat(moves).containsExactly(here.toString(), url.toString());
        first.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requestThatWasSentGoesNowhereElse(boolean cut) throws Exception {
        Origin first = Origin.listen(vertx);
        first.script = visit -> {
            if (cut) {
                visit.socket().close();
            }
        };
        connectTo(first.url(""), here);
        Request write = loop.request(HttpMethod.POST, "/", Body.of(Buffer.buffer("x")));
        Future<Response> answer = loop.call(operations, write);
        Soon.until(() -> !first.visits.isEmpty());
        if (!cut) {
            loop.advance(ATTEMPT);
        }

        assertThat(Loop.failure(answer).maybeProcessed()).isTrue();

        assertThat(first.visits).hasSize(1);
        assertThat(origin.visits).isEmpty();
        assertThat(moves).isEmpty();
        first.close();
    }

    @Test
    void contentOfAStreamWaitsUntilAConnectionIsHad() throws Exception {
        int size = MEBIBYTE;
        Promise<Buffer> received = Promise.promise();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .onComplete(received)
                        .onSuccess(all -> request.response().end("ok")));
        Loop.await(server.listen(0, "127.0.0.1"));
        connectTo(Origin.nobody(), NO_NAME, URI.create("http://127.0.0.1:" + server.actualPort()));
        AtomicLong produced = new AtomicLong();
        Body body = new Body.Streamed(new Source(size).counting(produced), size, new Cancellation());

        Response response = Loop.await(loop.call(wire.streams(), loop.request(HttpMethod.POST, "/", body)));

        assertThat(response.status()).isEqualTo(200);
        assertThat(Loop.await(received.future()).length()).isEqualTo(size);
        assertThat(produced).hasValue(size);
    }

    @Test
    void contentIsNotTouchedWhereNoConnectionIsHad() throws Exception {
        connectTo(Origin.nobody(), NO_NAME);
        AtomicLong produced = new AtomicLong();
        Body body = new Body.Streamed(new Source(MEBIBYTE).counting(produced), MEBIBYTE, new Cancellation());

        Loop.failure(loop.call(wire.streams(), loop.request(HttpMethod.POST, "/", body)));

        assertThat(produced).hasValue(0);
    }

    @Test
    void attemptThatHasEndedLooksNowhereElse() throws Exception {
        share = Duration.ofSeconds(30);
        NetServer mute = vertx.createNetServer().connectHandler(socket -> {});
        Loop.await(mute.listen(0, "127.0.0.1"));
        connectTo(URI.create("https://127.0.0.1:" + mute.actualPort()), here);
        Future<Response> answer = ask(Way.OPERATION);
        loop.advance(ATTEMPT);
        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.CONNECTION_TIMEOUT);

        Loop.await(mute.close());

        Soon.until(() -> isAnswered(ask(Way.OPERATION)));
        assertThat(origin.visits).hasSize(1);
    }

    /** Whether the request was answered: until the client has seen its connection close, whoever asks waits for that one. */
    private static boolean isAnswered(Future<Response> answer) {
        try {
            Loop.await(answer);
            return true;
        } catch (Exception closed) {
            return false;
        }
    }

    @Test
    void whereAllConnectionsAreTakenNoOtherAddressIsAsked() throws Exception {
        attempt = Duration.ofSeconds(2);
        Origin first = Origin.listen(vertx);
        first.script = visit -> visit.answer(HALF);
        connectTo(first.url(""), here);
        Loop.await(ask(Way.STREAM));

        ServiceException failure = Loop.failure(ask(Way.STREAM));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_TIMEOUT);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(origin.visits).isEmpty();
        first.close();
    }

    @Test
    void severalAddressesThatAreDeadCountAsOneFailure() throws Exception {
        connectTo(Origin.nobody(), NO_NAME, Origin.nobody());
        Upstream counted = new Upstream(upstream.settings(), new CircuitRule(2, ATTEMPT), loop.time);
        HealthFilter health = new HealthFilter(
                counted, answer -> Outcome.SUCCESS, answer -> true, new Clockwork(loop.time, loop.time, loop.time));

        Loop.failure(loop.call(health.over(operations), loop.get("/")));
        assertThat(counted.health().isDown()).isFalse();
        Loop.failure(loop.call(health.over(operations), loop.get("/")));

        assertThat(counted.health().isDown()).isTrue();
    }
}
