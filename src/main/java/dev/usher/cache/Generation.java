package dev.usher.cache;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.AsyncResult;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The state of one server, as far as writes are seen: what was stored, or began to be fetched, under an older generation is
 * never used again. No two generations are the same, be they of one server that has been set up anew. Thread-safe; one for
 * all event loops.
 */
public final class Generation {
    private static final AtomicLong LIVES = new AtomicLong();
    private static final int MOVES = 32;

    private final AtomicLong number = new AtomicLong(LIVES.getAndIncrement() << MOVES);

    /** The number that stands now. */
    public long current() {
        return number.get();
    }

    /** Begins a new generation: the server may have changed. */
    public void move() {
        number.incrementAndGet();
    }

    /** Begins a new generation after a request that came to {@code done}, unless it surely was never sent. */
    void moveAfter(AsyncResult<Response> done) {
        if (!(done.cause() instanceof ServiceException missing) || missing.maybeProcessed()) {
            move();
        }
    }
}
