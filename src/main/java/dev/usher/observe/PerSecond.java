package dev.usher.observe;

import dev.usher.time.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what happens in each of the last seconds. Without a lock: where several threads enter a new second at once, some of
 * its first events may be lost, which a rate can bear.
 */
final class PerSecond {
    private static final int WINDOW = 10;
    private static final int SLOTS = 16;
    private static final int COUNT_BITS = 32;
    private static final long COUNT = (1L << COUNT_BITS) - 1;

    private final Ticker ticker;
    private final long start;
    /** In each slot the second that it counts, and its count. */
    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

    PerSecond(Ticker ticker) {
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    void add() {
        long second = second();
        int slot = (int) (second % SLOTS);
        long seen = slots.get(slot);
        if (seen >>> COUNT_BITS == second) {
            slots.incrementAndGet(slot);
        } else {
            slots.compareAndSet(slot, seen, second << COUNT_BITS | 1);
        }
    }

    /** How many there were in a second, over the last ten whole ones, or as many as there have been. */
    double rate() {
        long now = second();
        long seconds = Math.min(now, WINDOW);
        long events = 0;
        for (long second = now - seconds; second < now; second++) {
            long seen = slots.get((int) (second % SLOTS));
            events += seen >>> COUNT_BITS == second ? seen & COUNT : 0;
        }
        return seconds == 0 ? 0 : (double) events / seconds;
    }

    private long second() {
        return TimeUnit.NANOSECONDS.toSeconds(ticker.nanos() - start);
    }
}
