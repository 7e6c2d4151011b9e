package dev.usher.service;

import dev.usher.time.Delay;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for a {@code T}. It goes on where it came from: on its own event loop, if it came from one. Whoever
 * ends its wait makes sure that nobody else does.
 */
public final class Waiter<T> {
    private final Promise<T> promise = Promise.promise();
    private final @Nullable Context home = Vertx.currentContext();
    private Delay.@Nullable Pending expiry;

    /** What it waits for. */
    public Future<T> end() {
        return promise.future();
    }

    /** {@code pending} would end the wait at its latest; it is dropped when something else does. */
    public void expiresBy(Delay.Pending pending) {
        expiry = pending;
    }

    /** Ends the wait. {@code homeless} runs what follows for a request that came from no event loop. */
    public void resume(T given, Executor homeless) {
        resume(Future.succeededFuture(given), homeless);
    }

    /** Ends the wait in vain. */
    public void fail(ServiceException reason, Executor homeless) {
        resume(Future.failedFuture(reason), homeless);
    }

    private void resume(Future<T> outcome, Executor homeless) {
        if (expiry != null) {
            expiry.cancel();
        }
        if (home == null) {
            homeless.execute(() -> promise.handle(outcome));
        } else {
            home.runOnContext(ignored -> promise.handle(outcome));
        }
    }
}
