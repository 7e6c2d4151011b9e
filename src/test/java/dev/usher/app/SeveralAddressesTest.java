package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.LogOf;
import dev.usher.testing.Origin;
import dev.usher.testing.Proves;
import dev.usher.testing.RawResponse;
import dev.usher.testing.RawWebSocket;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose file names two addresses, of which the first has nobody. */
@ExtendWith(VertxExtension.class)
class SeveralAddressesTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]";

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.servers");

    private Vertx vertx;
    private Origin origin;
    private String nobody;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        origin = Origin.listen(vertx);
        origin.script = visit -> visit.answer(OK);
        nobody = Origin.nobody().toString();
    }

    @AfterEach
    void stop() throws Exception {
        origin.close();
    }

    private GatewayOptions options(String first, String second) {
        return Front.unlimited(first)
                .server("home", first, second)
                .set("retry.attempts", 1)
                .set("circuit.failures", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/Videos/1/stream"})
    @Proves("servers.NAME.url")
    void whatIsAskedGoesToTheOneThatIsThere(String target) throws Exception {
        Operated operated = Operated.open(vertx, options(nobody, origin.url("").toString()));

        assertThat(operated.get(target).text()).isEqualTo("[]");
        assertThat(operated.get("/Items/1").status()).isEqualTo(200);

        assertThat(origin.visits).hasSizeGreaterThanOrEqualTo(2);
        assertThat(operated.status().getJsonArray("servers").getJsonObject(0).getString("address"))
                .isEqualTo(origin.url("").toString());
        assertThat(log.lines())
                .containsExactly("server home is reached at " + origin.url("")
                        + " now: nobody was there at the address that was in use");
    }

    @Test
    void webSocketOpensThereToo() throws Exception {
        try (ServerSocket second = new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1"))) {
            int port = Front.open(vertx, options(nobody, "http://127.0.0.1:" + second.getLocalPort()));
            CompletableFuture<RawWebSocket> server = CompletableFuture.supplyAsync(() -> accept(second));

            RawWebSocket client = RawWebSocket.open(port, "/socket");

            client.send(RawWebSocket.FIN | RawWebSocket.TEXT, "hello");
            assertThat(server.get().next()).isEqualTo(RawWebSocket.Frame.text("hello"));
            client.close();
            server.get().close();
        }
    }

    private static RawWebSocket accept(ServerSocket listening) {
        try {
            return RawWebSocket.accept(listening, new byte[0]);
        } catch (IOException torn) {
            throw new AssertionError(torn);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/Videos/1/stream"})
    void whereAllAreDeadTheAnswerIsThatOfOneDeadServer(String target) throws Exception {
        GatewayOptions unknown = options(nobody, "http://name.invalid")
                .set("deadlines.attempt", "1m")
                .set("deadlines.operation", "1m");
        RawResponse several = Front.client(Front.open(vertx, unknown)).send("GET", target);
        RawResponse one = Front.client(Front.open(
                        vertx, Front.unlimited(nobody).set("retry.attempts", 1).set("circuit.failures", 0)))
                .send("GET", target);

        assertThat(several.status()).isEqualTo(one.status()).isEqualTo(502);
        assertThat(several.field("Proxy-Status")).isEqualTo(one.field("Proxy-Status"));
        assertThat(several.text()).contains("refuses connections").doesNotContain("name.invalid");
    }

    @Test
    void redirectThatNamesEitherAddressLeadsBackHere() throws Exception {
        for (String named : List.of(nobody, origin.url("").toString())) {
            origin.script = visit ->
                    visit.answer("HTTP/1.1 302 Found\r\nLocation: " + named + "/web/\r\nContent-Length: 0\r\n\r\n");
            int port = Front.open(vertx, options(nobody, origin.url("").toString()));

            assertThat(Front.client(port).send("GET", "/web").field("Location")).contains("/web/");
        }
    }

    @Test
    void addressThatIsAddedLaterIsTakenOver() throws Exception {
        GatewayOptions options =
                Front.unlimited(nobody).set("retry.attempts", 1).set("circuit.failures", 0);
        Operated operated = Operated.open(vertx, options);
        assertThat(operated.get("/Items/1").status()).isEqualTo(502);

        options.set(
                "servers.home.url",
                new JsonArray().add(nobody).add(origin.url("").toString()));
        RawResponse reloaded = operated.admin()
                .send(
                        "POST",
                        "/reload",
                        "Authorization: Bearer " + Operated.SECRET,
                        "Content-Type: application/json",
                        "Content-Length: 0");

        assertThat(reloaded.text()).contains("\"in_effect\":[\"servers.home.url\"]");
        assertThat(operated.get("/Items/1").text()).isEqualTo("[]");
    }
}
