package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway with a small limit for contents, and who speaks to it. */
@ExtendWith(VertxExtension.class)
abstract class EdgeCase {
    static final String ID = "front-door";

    FakeJellyfin jellyfin;
    RawClient client;
    int port;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(jellyfin.url()).set("id", ID).set("operation-body", "1KiB");
        port = Front.open(vertx, options);
        client = Front.client(port);
    }

    ReceivedRequest onlyRequest() {
        assertThat(jellyfin.requests()).hasSize(1);
        return jellyfin.requests().get(0);
    }

    RawResponse raw(String method, String request) throws IOException {
        return client.send(method, request.getBytes(StandardCharsets.ISO_8859_1));
    }
}
