package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway as one hop of several: what it says of itself, how it knows itself again, and what ends with it. */
@ExtendWith(VertxExtension.class)
class HopTest {
    private static final String ID = "front-door";

    private FakeJellyfin jellyfin;
    private RawClient client;
    private int port;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        port = Front.open(vertx, Front.unlimited(jellyfin.url()).set("id", ID));
        client = Front.client(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 usher-front-door | 508",
                "1.0 fred, 1.1 usher-front-door | 508",
                "1.1 usher-front-door (comment), 1.1 other | 508",
                "1.1 usher-back-door | 200",
                "1.1 other (usher-front-door) | 200",
                "1.1 other (x, 1.1 usher-front-door) | 200",
                "2 usher-front-door:8095 | 200",
                "HTTP/1.1\tusher-front-door\t(home) | 508",
            })
    @Proves("id")
    void requestThatCameThroughThisGatewayBeforeIsALoop(String via, int status) throws Exception {
        assertThat(client.send("GET", "/Users/Public", "Via: " + via).status()).isEqualTo(status);
        assertThat(client.send("GET", "/System/Ping", "Via: " + via).status()).isEqualTo(status);
        assertThat(jellyfin.requests()).hasSize(status == 508 ? 0 : 2);
    }

    @Test
    void serverWhoseAddressIsTheGatewayIsALoop(Vertx vertx) throws Exception {
        int free = Front.open(vertx, Front.unlimited(jellyfin.url()));
        int mirror =
                Front.open(vertx, Front.unlimited("http://127.0.0.1:" + free).set("id", ID));
        int loop = Front.open(vertx, Front.unlimited("http://127.0.0.1:" + port).set("id", ID));

        assertThat(Front.client(mirror).send("GET", "/System/Ping").status()).isEqualTo(200);
        RawResponse looped = Front.client(loop).send("GET", "/System/Ping");
        assertThat(looped.status()).isEqualTo(508);
        assertThat(looped.text()).contains("urn:usher:problem:loop-detected");
    }

    @Test
    void viaNamesThisGatewayAfterThoseBefore() throws Exception {
        client.send("GET", "/System/Ping", "Via: 1.0 fred");
        assertThat(String.join(", ", onlyRequest().fields().getAll("Via"))).isEqualTo("1.0 fred, 1.1 usher-" + ID);
        jellyfin.forgetRequests();

        client.send("GET", "/Users/Public");
        assertThat(onlyRequest().fields().getAll("Via")).containsExactly("1.1 usher-" + ID);
    }

    @Test
    void viaTellsTheVersionInWhichTheRequestCame() throws Exception {
        client.send("GET", "GET /System/Ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(onlyRequest().fields().getAll("Via")).containsExactly("1.0 usher-" + ID);
    }

    /** A gateway may add Via to its answers, and need not (RFC 9110 §7.6.3): a stored answer stays as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/System/Ping"})
    void answerHasNoViaOfOurs(String target) throws Exception {
        assertThat(client.send("GET", target).field("Via")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/System/Ping"})
    void fieldsOfThisHopAreNotRemovedByTheClientThatNamesThemInConnection(String target) throws Exception {
        client.send(
                "GET",
                target,
                "Connection: close, X-Forwarded-For, X-Forwarded-Proto, Via, Host, X-Secret",
                "X-Secret: 1");

        assertThat(onlyRequest().fields().names())
                .extracting(String::toLowerCase)
                .contains("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "via", "host")
                .doesNotContain("x-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "X-A, close", "close,X-A", "keep-alive, close"})
    void connectionThatTheClientWantsToEndEnds(String options) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            String request = "GET /System/Ping HTTP/1.1\r\nHost: a\r\nConnection: " + options + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all).startsWith("HTTP/1.1 200 ").endsWith("\"Jellyfin Server\"\r\n0\r\n\r\n");
        }
    }

    private ReceivedRequest onlyRequest() {
        assertThat(jellyfin.requests()).hasSize(1);
        return jellyfin.requests().get(0);
    }
}
