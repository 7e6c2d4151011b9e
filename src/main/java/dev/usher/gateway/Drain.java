package dev.usher.gateway;

import dev.usher.time.Delay;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The end of a gateway, in three acts: it says that it is not ready any more and yet takes what comes; then it takes nothing
 * new, and what lasts as long as its connection is told to end; and what is under way has a bounded time to finish. One for
 * all event loops.
 */
public final class Drain {
    private enum Act {
        OPEN,
        NOTICE,
        CLOSED
    }

    private final Duration notice;
    private final Duration patience;
    private final Delay delay;
    private final LongAdder underway = new LongAdder();
    private final Set<Runnable> farewells = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Future<Void>> begun = new AtomicReference<>();
    private final Promise<Void> idle = Promise.promise();
    private volatile Act act = Act.OPEN;

    /** A gateway that is open. It gives {@code notice} before it closes, and waits for {@code patience} afterwards. */
    public Drain(Duration notice, Duration patience, Delay delay) {
        this.notice = notice;
        this.patience = patience;
        this.delay = delay;
    }

    /** Begins to end, if that has not begun yet. The future succeeds when nothing new is taken any more. */
    public Future<Void> begin() {
        Promise<Void> closed = Promise.promise();
        if (!begun.compareAndSet(null, closed.future())) {
            return begun.get();
        }
        act = Act.NOTICE;
        if (notice.isZero()) {
            close(closed);
        } else {
            delay.after(notice.toNanos(), () -> close(closed));
        }
        return closed.future();
    }

    private void close(Promise<Void> closed) {
        act = Act.CLOSED;
        farewells.forEach(farewell -> {
            if (farewells.remove(farewell)) {
                farewell.run();
            }
        });
        Delay.Pending end = delay.after(patience.toNanos(), idle::tryComplete);
        idle.future().onComplete(ended -> end.cancel());
        completeIfIdle();
        closed.complete();
    }

    /** Ends: succeeds when nothing is under way any more, or when the patience is at its end. */
    public Future<Void> end() {
        return begin().compose(closed -> idle.future());
    }

    /** How long what is under way has, once nothing new is taken. */
    public Duration patience() {
        return patience;
    }

    /** Whether the end has begun, so that this gateway is no longer ready and each connection ends with its next answer. */
    public boolean hasBegun() {
        return act != Act.OPEN;
    }

    /**
     * Runs {@code farewell} on the calling event loop when nothing new is taken any more, for what would otherwise last: a
     * WebSocket says its goodbye there. It must not throw.
     *
     * @return what takes the word back; to be run when the thing has ended by itself
     */
    public Runnable onClose(Runnable farewell) {
        Context home = Vertx.currentContext();
        Runnable atHome = home == null ? farewell : () -> home.runOnContext(now -> farewell.run());
        farewells.add(atHome);
        if (act == Act.CLOSED && farewells.remove(atHome)) {
            atHome.run();
        }
        return () -> farewells.remove(atHome);
    }

    /** How many exchanges are under way. */
    public long underway() {
        return underway.sum();
    }

    /** An exchange begins; false where nothing new is taken. It must be told of its end either way. */
    boolean admits() {
        underway.increment();
        return act != Act.CLOSED;
    }

    /** An exchange has ended. */
    void ended() {
        underway.decrement();
        completeIfIdle();
    }

    private void completeIfIdle() {
        if (act == Act.CLOSED && underway.sum() == 0) {
            idle.tryComplete();
        }
    }
}
