package dev.usher.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often each resource of one server has been invalidated. What was stored, or began to be fetched, under an older count is
 * never used again. Resources share a bounded number of counters, so that one may be invalidated along with another, which
 * costs a fetch. Thread-safe.
 */
public final class Invalidations {
    private static final int COUNTERS = 1 << 12;

    private final AtomicLongArray counts = new AtomicLongArray(COUNTERS);
    private final AtomicLong all = new AtomicLong();

    /** Grows with every invalidation of {@code target}. */
    public long of(String target) {
        return all.get() + counts.get(counter(target));
    }

    void invalidate(String target) {
        counts.incrementAndGet(counter(target));
    }

    /** Invalidates whatever is stored of this server. */
    public void invalidateAll() {
        all.incrementAndGet();
    }

    private static int counter(String target) {
        int hash = target.hashCode();
        return (hash ^ hash >>> 16) & COUNTERS - 1;
    }
}
