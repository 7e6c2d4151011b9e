package dev.usher.archtest.app;

import dev.usher.archtest.config.Configured;
import dev.usher.archtest.gateway.Edge;
import dev.usher.archtest.time.Clock;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

public record SeesEverything(Edge edge, Configured config, Clock clock) {
    HttpClient connect(Vertx vertx) {
        System.out.println(System.nanoTime());
        return vertx.createHttpClient();
    }
}
