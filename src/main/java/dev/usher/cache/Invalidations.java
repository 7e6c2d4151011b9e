package dev.usher.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How often each resource of one server has been invalidated. What was stored, or began to be fetched, under an older count is
 * never used again. Resources share a bounded number of counters, so that one may be invalidated along with another, which
 * costs a fetch. What is kept for a token goes besides with every change of the server's users, which may have ended the token.
 * No two of these begin at the same count, be they of one server that has been set up anew. Thread-safe.
 */
public final class Invalidations {
    private static final AtomicLong LIVES = new AtomicLong();
    private static final int BITS_OF_A_LIFE = 32;
    private static final int COUNTERS = 1 << 12;

    private final AtomicLongArray counts = new AtomicLongArray(COUNTERS);
    private final AtomicLong all = new AtomicLong(LIVES.getAndIncrement() << BITS_OF_A_LIFE);
    private final LongSupplier users;

    /** Those of a server of whose users nothing is known. */
    public Invalidations() {
        this(() -> 0);
    }

    /** Those of a server of which {@code users} grows with every change of its users. */
    public Invalidations(LongSupplier users) {
        this.users = users;
    }

    /** Grows with every invalidation of {@code target}, as it is kept in {@code partition}. */
    public long of(String target, ResourceKey.Partition partition) {
        long shared = all.get() + counts.get(counter(target));
        return partition.token() == null ? shared : shared + users.getAsLong();
    }

    long of(ResourceKey key) {
        return of(key.target(), key.partition());
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
