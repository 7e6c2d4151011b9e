package dev.usher.archtest.cache;

import io.vertx.core.Vertx;

final class MakesAClient {
    Object connect(Vertx vertx) {
        return vertx.createHttpClient();
    }
}
