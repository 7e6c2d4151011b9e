package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import dev.usher.time.Clockwork;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

class ClientStackTest {
    @Test
    void clientIsTheGatewaysStackFromRetryDown() throws Exception {
        Vertx vertx = Vertx.vertx();
        ManualTime time = new ManualTime();
        UsersClientOptions options = new UsersClientOptions().setUrl("http://127.0.0.1:1");

        ClientStack stack = new ClientStack(vertx.createHttpClient(), options, new Clockwork(time, time, time));

        assertThat(stack.layers(3, answer -> true).names()).containsExactly("retry", "health", "doubt", "dress");
        vertx.close();
    }
}
