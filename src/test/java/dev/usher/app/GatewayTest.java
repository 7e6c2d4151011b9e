package dev.usher.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway in an application whose verticles come and go; all of them share one event loop. */
class GatewayTest {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private FakeJellyfin jellyfin;
    private Gateway gateway;

    /** Mounts the gateway, and listens wherever there is a free port. */
    private final class Application extends VerticleBase {
        private HttpServer server;

        @Override
        public Future<?> start() {
            Router router = Router.router(vertx);
            router.route("/media/*").handler(gateway.handler("/media"));
            server = vertx.createHttpServer().requestHandler(router);
            return server.listen(0, "127.0.0.1");
        }

        RawClient client() {
            return Front.client(server.actualPort());
        }
    }

    @BeforeEach
    void start() throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        gateway = Gateway.create(vertx, Front.unlimited(jellyfin.url()).set("drain.patience", "0s"));
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(gateway.close());
        Soon.value(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "media", "/media/"})
    void aMountPointBeginsWithASlashAndDoesNotEndWithOne(String mountPoint) {
        assertThatThrownBy(() -> gateway.handler(mountPoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(mountPoint);
    }

    @Test
    void verticlesShareOneCache() throws Exception {
        Application first = new Application();
        Application second = new Application();
        Soon.value(vertx.deployVerticle(first));
        Soon.value(vertx.deployVerticle(second));
        byte[] sameHost = "GET /media/Users/Public HTTP/1.1\r\nHost: media.example\r\n\r\n".getBytes(US_ASCII);
        first.client().send("GET", sameHost);

        RawResponse answer = second.client().send("GET", sameHost);

        assertThat(answer.field("Cache-Status").orElseThrow()).startsWith("usher/home;hit");
        assertThat(jellyfin.requests()).hasSize(1);
    }

    @Test
    void aVerticleThatGoesLeavesTheGatewayToTheOthers() throws Exception {
        Application first = new Application();
        Application second = new Application();
        String deployment = Soon.value(vertx.deployVerticle(first));
        Soon.value(vertx.deployVerticle(second));
        first.client().send("GET", "/media/System/Ping");
        first.client().send("GET", "/media/Users/Public");

        Soon.value(vertx.undeploy(deployment));

        assertThat(second.client().send("GET", "/media/System/Ping").status()).isEqualTo(200);
        assertThat(second.client()
                        .send("GET", "/media/Users/Public?isHidden=false")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aVerticleThatGoesTakesNoWaitOfTheGatewayAlong() throws Exception {
        Application first = new Application();
        String deployment = Soon.value(vertx.deployVerticle(first));
        Soon.value(jellyfin.stop());
        assertThat(first.client().send("GET", "/media/System/Ping").status()).isEqualTo(502);

        Soon.value(vertx.undeploy(deployment));
        Soon.value(jellyfin.start());

        Soon.until(() -> jellyfin.count(request -> request.target().equals("/health")) > 0);
    }

    @Test
    void closingFailsWhatIsUnderWayAndWhatComesLater() throws Exception {
        Application application = new Application();
        Soon.value(vertx.deployVerticle(application));
        jellyfin.failAlways(any -> true, new Fault.Hang());
        CompletableFuture<RawResponse> underWay = ask(application, "/media/Users/Public");
        Soon.until(() -> !jellyfin.requests().isEmpty());

        Soon.value(gateway.close());

        assertThat(underWay.join().status()).isEqualTo(502);
        assertThat(underWay.join().text()).contains("the gateway is closing");
        assertClosing(ask(application, "/media/Users/Public").join());
        assertClosing(ask(application, "/media/System/Ping").join());
        assertThat(jellyfin.requests()).hasSize(1);
    }

    @Test
    void anEventLoopThatComesAfterTheCloseFindsItClosed() throws Exception {
        Application application = new Application();
        Soon.value(vertx.deployVerticle(application));

        Soon.value(gateway.close());

        assertClosing(ask(application, "/media/Users/Public").join());
        assertThat(jellyfin.requests()).isEmpty();
    }

    private static void assertClosing(RawResponse answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text()).contains("urn:usher:problem:gateway-closing");
    }

    private static CompletableFuture<RawResponse> ask(Application application, String target) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return application.client().send("GET", target);
            } catch (IOException noAnswer) {
                throw new AssertionError(noAnswer);
            }
        });
    }
}
