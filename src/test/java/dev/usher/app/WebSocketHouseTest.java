package dev.usher.app;

import static dev.usher.testing.RawWebSocket.FIN;
import static dev.usher.testing.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.usher.testing.RawResponse;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** WebSockets keep to the rules of the house: its limits, its log, its servers, its mounting and its end. */
@ExtendWith(VertxExtension.class)
class WebSocketHouseTest extends WebSocketCase {
    private static final String[] HANDSHAKE = {
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    /** The gateway in somebody else's server, which compresses WebSockets where it is asked to. */
    private static final class Mounting extends VerticleBase {
        private final GatewayOptions options;
        private HttpServer server;
        private Gateway gateway;

        Mounting(GatewayOptions options) {
            this.options = options;
        }

        @Override
        public Future<?> start() {
            gateway = Gateway.create(vertx, options);
            Router router = Router.router(vertx);
            router.route("/media/*").handler(gateway.handler("/media"));
            server = vertx.createHttpServer().requestHandler(router);
            return server.listen(0, "127.0.0.1");
        }
    }

    private void assertBiddenFarewell(Ends ends) throws IOException {
        for (RawWebSocket end : List.of(ends.client(), ends.server())) {
            assertThat(end.next()).isEqualTo(Frame.close(1001, ""));
            end.sendClose(1001, "");
            assertThat(end.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void undeployingBidsBothEndsFarewell(int loops) throws Exception {
        GatewayVerticle gateway = new GatewayVerticle(options()
                .listen("127.0.0.1", 0)
                .set("listen.event-loops", loops)
                .set("drain.patience", "1h"));
        String deployment = Soon.value(vertx.deployVerticle(gateway));
        port = gateway.port();
        List<Ends> all = List.of(open(), open(), open());
        Future<Void> undeployed = vertx.undeploy(deployment);

        for (Ends ends : all) {
            assertBiddenFarewell(ends);
            ends.close();
        }

        Soon.value(undeployed);
    }

    @Test
    void closingAMountedGatewayBidsBothEndsFarewell() throws Exception {
        Mounting mounting = new Mounting(options());
        Soon.value(vertx.deployVerticle(mounting));
        port = mounting.server.actualPort();
        try (Ends ends = open(
                NOTHING, "/media/socket?x", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
            assertThat(ends.server().head()).startsWith("GET /socket?x HTTP/1.1\r\n");
            assertThat(ends.client().head()).doesNotContainIgnoringCase("extensions");
            ends.client().send(FIN | TEXT, "mounted");
            assertThat(ends.server().next()).isEqualTo(Frame.text("mounted"));

            Future<Void> closed = mounting.gateway.close();
            assertBiddenFarewell(ends);

            Soon.value(closed);
        }
    }

    @Test
    void webSocketIsUnderWayUntilBothEndsAreGone() throws Exception {
        Mounting mounting = new Mounting(options().set("drain.patience", "1h"));
        Soon.value(vertx.deployVerticle(mounting));
        port = mounting.server.actualPort();
        Observation observation = mounting.gateway.observation();
        try (Ends ends = open(NOTHING, "/media/socket")) {
            assertThat(observation.drain().underway()).isOne();
            Future<Void> closed = mounting.gateway.close();

            assertBiddenFarewell(ends);

            Soon.value(closed);
            assertThat(observation.drain().underway()).isZero();
        }
    }

    @Test
    void rootOfSeveralServersLeadsToTheFirst() throws Exception {
        GatewayOptions options = new GatewayOptions()
                .server("cabin", "http://127.0.0.1:1")
                .server("home", "http://127.0.0.1:" + listening.getLocalPort())
                .aggregate("home", "cabin");
        port = Front.open(vertx, options);
        try (Ends ends = open()) {
            ends.client().send(FIN | TEXT, "hello home");
            assertThat(ends.server().next()).isEqualTo(Frame.text("hello home"));
        }
    }

    @Test
    void upgradeIsRefusedAtOnceWhileTheServerHasAskedForQuiet() throws Exception {
        String starting =
                "HTTP/1.1 503 X\r\nContent-Type: text/html\r\nRetry-After: 005\r\nContent-Length: 4\r\n\r\nwait";
        CompletableFuture<Void> told = CompletableFuture.runAsync(() -> {
            try (RawWebSocket server = RawWebSocket.hear(listening)) {
                server.raw(starting.getBytes(StandardCharsets.ISO_8859_1)).finish();
            } catch (IOException nobody) {
                throw new AssertionError(nobody);
            }
        });
        RawResponse own = Front.client(port).send("GET", "/socket", HANDSHAKE);
        told.get();

        RawResponse refused = Front.client(port).send("GET", "/socket", HANDSHAKE);

        assertThat(own.text()).isEqualTo("wait");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("urn:usher:problem:server-starting");
        assertThat(refused.field("Retry-After").map(Integer::parseInt).orElseThrow())
                .isBetween(1, 5);
    }

    @Test
    void eachUpgradePaysForItsAddressOnceAndWhatIsSaidIsFree() throws Exception {
        port = Front.open(vertx, options().set("limits.address.rate", "1/hour").set("limits.address.burst", 2));
        try (Ends first = open();
                Ends second = open()) {
            for (int i = 0; i < 10; i++) {
                second.client().send(FIN | TEXT, "free");
                assertThat(second.server().next()).isEqualTo(Frame.text("free"));
            }

            RawResponse refused = Front.client(port).send("GET", "/socket", HANDSHAKE);

            assertThat(refused.status()).isEqualTo(429);
            first.client().send(FIN | TEXT, "not disturbed");
            assertThat(first.server().next()).isEqualTo(Frame.text("not disturbed"));
        }
    }

    /** Those of the tests before may come late. */
    private static boolean isNamed(String id, ILoggingEvent line) {
        return line.getFormattedMessage().contains("\"" + id + "\"");
    }

    @Test
    void upgradeIsOneLineOfTheLogWithoutItsTarget() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        Logger access = (Logger) LoggerFactory.getLogger("dev.usher.access");
        access.addAppender(lines);
        try (Ends ends = open(NOTHING, "/socket?api_key=secret", "X-Request-Id: this-one")) {
            ends.client().send(FIN | TEXT, "no line of its own");
            assertThat(ends.server().next()).isEqualTo(Frame.text("no line of its own"));
        }

        Soon.until(() -> lines.list.stream().anyMatch(line -> isNamed("this-one", line)));
        access.detachAppender(lines);
        assertThat(lines.list)
                .filteredOn(line -> isNamed("this-one", line))
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("SOCKET")
                .contains("\"status\":101")
                .contains("127.0.0.1")
                .doesNotContain("secret");
    }
}
