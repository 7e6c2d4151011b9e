package dev.usher.cache;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.AsyncResult;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The state of one server, as far as writes are seen: each begins a new generation, and each subject knows the generation in
 * which it was last changed. What was stored, or began to be fetched, in an older one than that of anything it tells of is never
 * used again. No two generations are the same, be they of one server that has been set up anew. Thread-safe; one for all
 * event loops, and without a lock.
 */
public final class Generation {
    private static final AtomicLong LIVES = new AtomicLong();
    private static final int MOVES = 32;

    private final long birth = LIVES.getAndIncrement() << MOVES;
    private final AtomicLong number = new AtomicLong(birth);
    private final AtomicLong whole = new AtomicLong(birth);
    private final AtomicLongArray changed = new AtomicLongArray(Scope.COUNTERS);

    /** The number that stands now. Whoever fetches asks for it before, and {@link #stands} when it has come. */
    public long current() {
        return number.get();
    }

    /** Begins a new generation: the server may have changed, nobody knows in what. */
    public void move() {
        move(Scope.EVERYTHING);
    }

    /** Begins a new generation in which all that {@code reach} names has changed. */
    public void move(Scope reach) {
        if (reach == Scope.NOTHING) {
            return;
        }
        long next = number.incrementAndGet();
        if (reach == Scope.EVERYTHING) {
            whole.accumulateAndGet(next, Math::max);
        }
        for (int i = 0; i < reach.size(); i++) {
            changed.accumulateAndGet(reach.counter(i), next, Math::max);
        }
    }

    /** Begins a new generation after a request that came to {@code done}, unless it surely was never sent. */
    void moveAfter(AsyncResult<Response> done, Scope reach) {
        if (mayHaveBeenSent(done)) {
            move(reach);
        }
    }

    static boolean mayHaveBeenSent(AsyncResult<Response> done) {
        return !(done.cause() instanceof ServiceException missing) || missing.maybeProcessed();
    }

    /** Whether nothing of {@code told} has changed since the generation {@code begun}. */
    public boolean stands(long begun, Scope told) {
        if (begun < whole.get() || begun >> MOVES != birth >> MOVES) {
            return false;
        }
        if (told == Scope.EVERYTHING) {
            return begun == number.get();
        }
        for (int i = 0; i < told.size(); i++) {
            if (changed.get(told.counter(i)) > begun) {
                return false;
            }
        }
        return true;
    }
}
