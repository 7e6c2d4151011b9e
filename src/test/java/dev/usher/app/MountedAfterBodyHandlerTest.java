package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountedAfterBodyHandlerTest {
    private final Vertx vertx = Vertx.vertx();
    private FakeJellyfin jellyfin;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        jellyfin = Soon.value(FakeJellyfin.create(vertx, FakeOptions.household().onSecret(Secrets::register))
                .listen(0));
        Gateway gateway = Gateway.create(vertx, new GatewayOptions().server("home", jellyfin.url()));
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false));
        router.route("/media/*").handler(gateway.handler("/media"));
        HttpServer server =
                Soon.value(vertx.createHttpServer().requestHandler(router).listen(0));
        client = new RawClient("127.0.0.1", server.actualPort());
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/Users/AuthenticateByName", "/media/Repositories"})
    void whatHasBeenReadIsNotPassedOnAsNothing(String target) throws Exception {
        RawResponse answer =
                client.send("POST", target, "Content-Type: application/json", "Content-Length: 2", "", "{}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("Mount the gateway before any BodyHandler");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void whatHasNoContentIsAnswered() throws Exception {
        assertThat(client.send("GET", "/media/Users/Public").status()).isEqualTo(200);
        assertThat(client.send("GET", "/media/System/Ping").status()).isEqualTo(200);
    }
}
