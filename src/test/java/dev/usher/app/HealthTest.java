package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.service.Outcome;
import dev.usher.service.ServiceException;
import dev.usher.testing.ManualTime;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import dev.usher.upstream.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the gateway lives and is ready, and who is told. */
@ExtendWith(VertxExtension.class)
class HealthTest {
    private Vertx vertx;
    private FakeJellyfin jellyfin;

    @BeforeEach
    void start(Vertx ofThisTest) throws Exception {
        vertx = ofThisTest;
        jellyfin = Front.fake(vertx, FakeOptions.household());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /usher/health/live, 200, live",
        "GET, /usher/health/ready, 200, ready",
        "GET, /usher/health/ready?from=balancer, 200, ready",
        "HEAD, /usher/health/ready, 200, ''",
        "POST, /usher/health/ready, 405, GET or HEAD"
    })
    void bothListenersTellItWithoutASecretAndNoServerIsAsked(String method, String target, int status, String text)
            throws Exception {
        Operated operated = Operated.open(vertx, Front.unlimited(jellyfin.url()));

        for (RawResponse answer : new RawResponse[] {
            operated.main().send(method, target, "Content-Length: 0"),
            operated.admin().send(method, target, "Content-Length: 0")
        }) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).contains(text);
        }
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void pathsBesideThemAreTheServers() throws Exception {
        Operated operated = Operated.open(vertx, Front.unlimited(jellyfin.url()));

        assertThat(operated.get("/usher/health/other").status()).isEqualTo(404);
        assertThat(operated.get("/servers/home/usher/health/live").status()).isEqualTo(404);
        assertThat(jellyfin.requests()).hasSize(2);
    }

    @Test
    void askingIsNeverLimitedAndNotCounted() throws Exception {
        Operated operated = Operated.open(
                vertx,
                Front.unlimited(jellyfin.url())
                        .set("limits.address.rate", "1/hour")
                        .set("limits.address.burst", 1));

        for (int i = 0; i < 20; i++) {
            assertThat(operated.get("/usher/health/ready").status()).isEqualTo(200);
        }
        assertThat(operated.status().getJsonObject("requests").getLong("total")).isZero();
        assertThat(operated.get("/Users/Public").status()).isEqualTo(200);
        assertThat(operated.get("/Users/Public").status()).isEqualTo(429);
    }

    @Test
    void gatewayThatHasNeverReachedAServerIsNotReadyYetLives() throws Exception {
        Operated operated = Operated.open(vertx, Front.unlimited("http://127.0.0.1:1"));
        assertThat(operated.ready()).as("nobody has asked").isEqualTo(200);

        assertThat(operated.get("/System/Ping").status()).isEqualTo(502);

        RawResponse ready = operated.get("/usher/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.text())
                .isEqualTo("{\"status\":\"not ready\",\"reason\":\"no server has answered within the last minute\"}");
        assertThat(operated.get("/usher/health/live").status()).isEqualTo(200);
    }

    @Test
    void serverThatRestartsLeavesTheGatewayReadyForAMinute() {
        ManualTime manual = new ManualTime();
        Clockwork time = new Clockwork(manual, manual, manual);
        GatewayOptions options = Front.unlimited("http://home.example");
        Wiring wiring = new Wiring(options.settings(), time, new Random(1));
        Upstream home = wiring.servers().get(0).upstream();
        Observation observation = new Observation(options.settings(), time, wiring, null);
        observation.open();

        home.answered(Outcome.SUCCESS, manual.nanos(), 0);
        home.failed(ServiceException.Kind.CONNECTION_REFUSED, manual.nanos());
        manual.advance(Duration.ofSeconds(60));
        assertThat(observation.status().getString("readiness")).isEqualTo("ready");
        manual.advance(Duration.ofNanos(1));
        assertThat(observation.status().getString("readiness")).isEqualTo("no_server");

        home.answered(Outcome.NOT_READY, manual.nanos(), 0);
        manual.advance(Duration.ofSeconds(60));
        assertThat(observation.status().getString("readiness"))
                .as("a server that says that it is starting is waited for")
                .isEqualTo("ready");
    }

    @Test
    void gatewayIsNotReadyBeforeItListens() {
        ManualTime manual = new ManualTime();
        Clockwork time = new Clockwork(manual, manual, manual);
        GatewayOptions options = Front.unlimited("http://home.example");
        Wiring wiring = new Wiring(options.settings(), time, new Random(1));
        Observation observation = new Observation(options.settings(), time, wiring, null);

        assertThat(observation.status().getString("readiness")).isEqualTo("opening");
    }

    @Test
    void mountedGatewayTellsItBeneathItsMountPoint() throws Exception {
        Gateway gateway = Gateway.create(vertx, Front.unlimited(jellyfin.url()));
        Router router = Router.router(vertx);
        router.route("/media/*").handler(gateway.handler("/media"));
        HttpServer server =
                Soon.value(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));

        assertThat(Front.client(server.actualPort())
                        .send("GET", "/media/usher/health/ready")
                        .status())
                .isEqualTo(200);
        Soon.value(gateway.close());
        assertThat(Front.client(server.actualPort())
                        .send("GET", "/media/usher/health/ready")
                        .status())
                .isEqualTo(503);
    }
}
