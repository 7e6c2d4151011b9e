package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a connection may ask of the listener, and what becomes of one that asks for more. */
@ExtendWith(VertxExtension.class)
class ArrivalTest {
    private static final String REQUEST = "GET /System/Ping HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int MANY = 200;

    /** For a head that is sent at once to arrive on a busy machine too. */
    private static final String LONG_ENOUGH = "2s";

    private final List<HttpServerRequest> waiting = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private Vertx vertx;
    private GatewayOptions options;
    private volatile boolean answersAtOnce;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        int origin = Soon.value(
                        vertx.createHttpServer().requestHandler(this::receive).listen(0, "127.0.0.1"))
                .actualPort();
        options = Front.unlimited("http://127.0.0.1:" + origin).set("connections.max", MANY);
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    @Proves("listen.head-timeout")
    void clientsThatDripTheirHeadsAreCutWhileOthersWaitForTheirAnswers() throws Exception {
        int port = open("head-timeout", LONG_ENOUGH, "idle-timeout", "100ms");
        List<Socket> patient = connect(port, MANY / 4, REQUEST);
        Soon.until(() -> waiting.size() == patient.size());
        List<Socket> dripping = connect(port, MANY, "GET /System/Ping HTTP/1.1\r\nHost: a\r\nX-Slow: ");

        Soon.until(() -> drip(dripping));
        for (Socket socket : dripping) {
            assertThat(all(socket)).startsWith("HTTP/1.1 408 ").contains("urn:usher:problem:head-too-slow");
        }
        waiting.forEach(request -> request.response().end("ok"));

        for (Socket socket : patient) {
            assertThat(all(socket)).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nok");
        }
        assertThat(waiting).hasSameSizeAs(patient);
    }

    @Test
    void clientThatSendsNothingIsClosedWithoutAWord() throws Exception {
        int port = open("head-timeout", "50ms");

        for (Socket socket : connect(port, MANY, "")) {
            assertThat(all(socket)).isEmpty();
        }
    }

    @Test
    @Proves("listen.idle-timeout")
    void connectionWithoutARequestIsClosedWhenItsTimeIsUp() throws Exception {
        int port = open("idle-timeout", "50ms");
        List<Socket> idle = connect(port, MANY / 4, REQUEST);
        Soon.until(() -> waiting.size() == idle.size());
        waiting.forEach(request -> request.response().end("ok"));

        for (Socket socket : idle) {
            assertThat(all(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    @Proves("listen.connections-per-address")
    void addressThatHasTooManyConnectionsIsToldSoUntilItClosesOne() throws Exception {
        int port = open("connections-per-address", 2, "event-loops", 1);
        List<Socket> two = connect(port, 2, REQUEST);
        Soon.until(() -> waiting.size() == 2);
        List<Socket> idle = connect(port, 2, "");

        String closed = all(connect(port, 1, "").get(0));
        idle.get(0).getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));

        assertThat(closed).as("beyond as many again").isEmpty();
        assertThat(all(idle.get(0))).startsWith("HTTP/1.1 429 ").contains("urn:usher:problem:too-many-connections");
        two.get(0).close();
        idle.get(1).close();
        answersAtOnce = true;
        Soon.until(() -> isAnswered(port));
    }

    @Test
    void anyNumberOfConnectionsMayCome() throws Exception {
        int port = open("connections-per-address", 0);

        connect(port, MANY, REQUEST);

        Soon.until(() -> waiting.size() == MANY);
    }

    @Test
    @Proves({"listen.max-target", "listen.max-fields", "listen.max-field-count"})
    void headsAreMeasured() throws Exception {
        RawClient client = Front.client(open("max-target", 300, "max-fields", "1KiB", "max-field-count", 10));
        answersAtOnce = true;

        assertThat(client.send("GET", "/" + "x".repeat(299)).status()).isEqualTo(200);
        assertThat(client.send("GET", "/" + "x".repeat(300)).status()).isEqualTo(414);
        assertThat(client.send("GET", "/", "X: " + "x".repeat(900)).status()).isEqualTo(200);
        assertThat(client.send("GET", "/", "X: " + "x".repeat(1_020)).status()).isEqualTo(431);
        assertThat(client.send("GET", "/", fields(9)).status()).as("with Host").isEqualTo(200);
        RawResponse tooMany = client.send("GET", "/", fields(10));
        assertThat(tooMany.status()).isEqualTo(431);
        assertThat(tooMany.text()).contains("urn:usher:problem:too-many-fields");
    }

    @Test
    void answerIsNotLostOnAClientThatIsStillSending() throws Exception {
        Socket socket = connect(open(), 1, "GET / HTTP/1.1\r\nX: " + "x".repeat(8 << 20))
                .get(0);

        assertThat(all(socket)).startsWith("HTTP/1.1 431 ").contains("urn:usher:problem:fields-too-large");
    }

    private void receive(HttpServerRequest request) {
        if (answersAtOnce) {
            request.response().end("ok");
        } else {
            waiting.add(request);
        }
    }

    private int open(Object... keys) throws Exception {
        for (int i = 0; i < keys.length; i += 2) {
            options.set("listen." + keys[i], keys[i + 1]);
        }
        return Front.open(vertx, options);
    }

    /** Sends one more octet to each that has no answer yet; returns whether all have one. */
    private static boolean drip(List<Socket> sockets) {
        try {
            boolean answered = true;
            for (Socket socket : sockets) {
                if (socket.getInputStream().available() == 0) {
                    answered = false;
                    socket.getOutputStream().write('x');
                }
            }
            return answered;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isAnswered(int port) {
        try {
            return Front.client(port).send("GET", "/System/Ping").status() == 200;
        } catch (IOException closed) {
            return false;
        }
    }

    /** All that comes until the connection ends. */
    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String[] fields(int count) {
        String[] fields = new String[count];
        Arrays.fill(fields, "X: y");
        return fields;
    }

    private List<Socket> connect(int port, int count, String begun) throws IOException {
        List<Socket> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            sockets.add(socket);
            opened.add(socket);
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        }
        return opened;
    }
}
