package dev.usher.collapse;

import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One call in flight, with all who wait for its answer aboard. When the last of them has left it is abandoned. */
final class Flight {
    private final Promise<Response> landing = Promise.promise();
    private final Cancellation abandoned = new Cancellation();
    private final AtomicInteger aboard = new AtomicInteger(1);
    private final @Nullable Context home = Vertx.currentContext();

    /** What comes of it. */
    Future<Response> landing() {
        return landing.future();
    }

    void land(Future<Response> done) {
        landing.handle(done);
    }

    /** Comes, on the event loop of the one who leads, when nobody waits for the answer any more. */
    Cancellation abandoned() {
        return abandoned;
    }

    void board() {
        aboard.incrementAndGet();
    }

    /** One of those aboard waits no longer. */
    void leave() {
        if (aboard.decrementAndGet() == 0) {
            resume(home, this::abandonIfEmpty);
        }
    }

    private void abandonIfEmpty() {
        if (aboard.get() == 0) {
            abandoned.cancel();
        }
    }

    static void resume(@Nullable Context home, Runnable action) {
        if (home == null || home == Vertx.currentContext()) {
            action.run();
        } else {
            home.runOnContext(there -> action.run());
        }
    }
}
