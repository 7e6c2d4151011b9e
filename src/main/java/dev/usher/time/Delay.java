package dev.usher.time;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Runs something later. */
@FunctionalInterface
public interface Delay {
    /**
     * Runs {@code action} once, no earlier than {@code nanos} nanoseconds from now and on the caller's event loop. Zero
     * or less means as soon as possible, yet never before this method has returned.
     */
    Pending after(long nanos, Runnable action);

    /** An action that has been put off. */
    @FunctionalInterface
    interface Pending {
        /** Drops the action if it has not run; returns whether it was dropped by this call. */
        boolean cancel();
    }

    /** Delays on Vert.x timers, rounded up to whole milliseconds. */
    static Delay on(Vertx vertx) {
        return (nanos, action) -> {
            long millis = TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
            long id = vertx.setTimer(Math.max(1, millis), timer -> action.run());
            return () -> vertx.cancelTimer(id);
        };
    }
}
