package dev.usher.client;

import dev.usher.testing.ManualTime;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Time that a test moves, for a client whose delayed actions run on its own event loops all the same. */
final class LoopTime {
    private final ManualTime time = new ManualTime();
    private final Vertx vertx;
    private final Map<Object, Long> waits = new ConcurrentHashMap<>();

    LoopTime(Vertx vertx) {
        this.vertx = vertx;
    }

    Clockwork clockwork() {
        return new Clockwork(time, time, this::after);
    }

    /** Whoever sees that somebody waits may move time at once: the wait must have begun by then. */
    private synchronized Delay.Pending after(long nanos, Runnable action) {
        Context loop = vertx.getOrCreateContext();
        Object wait = new Object();
        waits.put(wait, nanos);
        Delay.Pending pending = time.after(nanos, () -> {
            waits.remove(wait);
            loop.runOnContext(now -> action.run());
        });
        return () -> {
            waits.remove(wait);
            return pending.cancel();
        };
    }

    /** Returns once somebody waits for exactly that long. */
    void awaitWait(Duration length) {
        Soon.until(() -> isWaited(length.toNanos()));
    }

    /** Returns once somebody waits for less than {@code limit}, and that has passed. */
    void passWaitBelow(Duration limit) {
        Soon.until(() -> shortest() < limit.toNanos());
        advance(Duration.ofNanos(shortest()));
    }

    private synchronized boolean isWaited(long nanos) {
        return waits.containsValue(nanos);
    }

    private synchronized long shortest() {
        return waits.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    void advance(Duration duration) {
        time.advance(duration);
    }
}
