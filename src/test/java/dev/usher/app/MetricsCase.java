package dev.usher.app;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway before one server, looked at from its admin listener. */
@ExtendWith(VertxExtension.class)
abstract class MetricsCase {
    Vertx vertx;
    FakeJellyfin jellyfin;

    @BeforeEach
    void start(Vertx ofThisTest) throws Exception {
        vertx = ofThisTest;
        jellyfin = Front.fake(vertx, FakeOptions.household());
    }

    GatewayOptions options() {
        return Front.unlimited(jellyfin.url());
    }
}
