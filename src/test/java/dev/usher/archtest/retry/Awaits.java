package dev.usher.archtest.retry;

import io.vertx.core.Future;

final class Awaits {
    Object await(Future<?> future) {
        return future.await();
    }
}
