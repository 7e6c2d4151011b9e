package dev.usher.examples;

import dev.usher.app.GatewayOptions;
import dev.usher.app.GatewayVerticle;
import io.vertx.core.Vertx;

/** A gateway that an application deploys. */
final class TwoServers {
    private TwoServers() {}

    static void deploy(Vertx vertx) {
        GatewayOptions options = new GatewayOptions()
                .listen("127.0.0.1", 8095)
                .server("home", "http://127.0.0.1:8096")
                .server("cabin", "https://cabin.example.org/jellyfin")
                .aggregate("home", "cabin")
                .set("deadlines.operation", "20s"); // any key of conf/usher.yaml
        vertx.deployVerticle(new GatewayVerticle(options));
    }
}
