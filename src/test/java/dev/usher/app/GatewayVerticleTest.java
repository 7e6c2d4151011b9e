package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.Soon;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway as a verticle: where it listens, when it refuses to, and what it leaves behind. */
@ExtendWith(VertxExtension.class)
class GatewayVerticleTest {
    private static GatewayOptions options(String url) {
        return Front.unlimited(url).listen("127.0.0.1", 0);
    }

    private static GatewayVerticle gateway(Upright server) {
        return new GatewayVerticle(options(server.url()));
    }

    private static String ping(RawClient client) throws IOException {
        return client.send("GET", "/System/Ping").text();
    }

    @Test
    void itListensOnThePortItNames(Vertx vertx) throws Exception {
        GatewayVerticle gateway = gateway(new Upright(vertx));

        Soon.value(vertx.deployVerticle(gateway));

        assertThat(gateway.port()).isBetween(1, 65_535);
        assertThat(ping(Front.client(gateway.port()))).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Proves("listen.event-loops")
    void allEventLoopsAnswerOnTheOneFreePort(int loops) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(16));
        Upright server = new Upright(vertx);
        GatewayVerticle gateway = new GatewayVerticle(options(server.url()).set("listen.event-loops", loops));
        Soon.value(vertx.deployVerticle(gateway));

        for (int i = 0; i < 3 * loops; i++) {
            assertThat(ping(Front.client(gateway.port()))).isEqualTo("ok");
        }

        assertThat(server.opened())
                .as("connections, one kept alive by each event loop")
                .isEqualTo(loops);
        Soon.value(vertx.close());
    }

    @Test
    void undeployingClosesTheListenerAndTheConnectionsToTheServer(Vertx vertx) throws Exception {
        Upright server = new Upright(vertx);
        GatewayVerticle gateway = gateway(server);
        String deployment = Soon.value(vertx.deployVerticle(gateway));
        RawClient client = Front.client(gateway.port());
        ping(client);
        assertThat(server.open()).isEqualTo(1);

        Soon.value(vertx.undeploy(deployment));

        Soon.until(() -> isRefused(client));
        Soon.until(() -> server.open() == 0);
    }

    /** The port is free a little later than Vert.x says that it is. */
    private static boolean isRefused(RawClient client) {
        try {
            ping(client);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    @Test
    @Proves("listen.port")
    void aTakenPortIsToldWithItsNumber(Vertx vertx) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            GatewayVerticle gateway =
                    new GatewayVerticle(options("http://127.0.0.1:1").listen("127.0.0.1", port));

            assertThatThrownBy(() -> Soon.value(vertx.deployVerticle(gateway)))
                    .hasMessageContaining("Usher cannot listen on 127.0.0.1:" + port
                            + ": something else listens there. Set listen.host and listen.port to what is free on this"
                            + " machine.");
            assertThat(vertx.deploymentIDs()).isEmpty();
        }
    }

    @Test
    void severalInstancesAreRefusedWithWhatToDoInstead(Vertx vertx) throws Exception {
        GatewayOptions options = options("http://127.0.0.1:1");
        DeploymentOptions twice = new DeploymentOptions().setInstances(2);

        assertThatThrownBy(() -> Soon.value(vertx.deployVerticle(() -> new GatewayVerticle(options), twice)))
                .hasMessageContaining("deployed once: leave instances at 1 and set listen.event-loops");
        assertThat(vertx.deploymentIDs()).isEmpty();
    }

    @Test
    void wrongOptionsAreToldEachOnALineOfItsOwn() {
        GatewayOptions wrong =
                options("ftp://127.0.0.1").set("listen.port", 99_999).set("cach", 1);

        assertThatThrownBy(() -> new GatewayVerticle(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(error -> assertThat(error.getMessage().lines())
                        .hasSize(3)
                        .anyMatch(line -> line.startsWith("servers.home.url: "))
                        .anyMatch(line -> line.startsWith("listen.port: "))
                        .anyMatch(line -> line.startsWith("cach: ")));
    }

    @Test
    void optionsWithoutAServerAreWrong(Vertx vertx) {
        assertThatThrownBy(() -> new GatewayVerticle(new GatewayOptions()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("servers: none is named");
        assertThatThrownBy(() -> Gateway.create(vertx, new GatewayOptions()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("servers: none is named");
    }
}
