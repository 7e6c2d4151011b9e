package dev.usher.archtest.retry;

import java.util.concurrent.CompletableFuture;

final class Joins {
    Object join(CompletableFuture<?> future) {
        return future.join();
    }
}
