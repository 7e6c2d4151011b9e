package dev.usher.testing;

import dev.usher.time.Ticker;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits in a test's own thread for what happens on an event loop. */
public final class Soon {
    private static final long PATIENCE = 30;
    private static final Ticker CLOCK = Ticker.system();

    private Soon() {}

    /** The future's value; fails the test if there is none after half a minute. */
    public static <T> T value(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Returns once the condition holds; fails the test if it does not within half a minute. */
    public static void until(BooleanSupplier condition) {
        long start = CLOCK.nanos();
        while (!condition.getAsBoolean()) {
            if (CLOCK.nanos() - start > TimeUnit.SECONDS.toNanos(PATIENCE)) {
                throw new AssertionError("did not happen within " + PATIENCE + " s");
            }
            Thread.yield();
        }
    }
}
