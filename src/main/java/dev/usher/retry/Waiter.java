package dev.usher.retry;

import dev.usher.time.Delay;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A request in the waiting room. It goes on where it came from: on its own event loop, if it came from one. */
final class Waiter {
    private final Promise<Turn> promise = Promise.promise();
    private final @Nullable Context home = Vertx.currentContext();
    private Delay.@Nullable Pending expiry;

    Future<Turn> turn() {
        return promise.future();
    }

    void expiresBy(Delay.Pending pending) {
        expiry = pending;
    }

    /** Ends the wait. {@code homeless} runs what follows for a request that came from no event loop. */
    void resume(Turn turn, Executor homeless) {
        if (expiry != null) {
            expiry.cancel();
        }
        if (home == null) {
            homeless.execute(() -> promise.complete(turn));
        } else {
            home.runOnContext(ignored -> promise.complete(turn));
        }
    }
}
