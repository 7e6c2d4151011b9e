package dev.usher.cache;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/**
 * How often something has been forgotten on demand. What began to be fetched under an older count may be what was asked to be
 * forgotten, and is not stored. Thread-safe; storing shares a lock, so that whoever forgets afterwards finds what was stored.
 */
final class Purges {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile long count;

    long current() {
        return count;
    }

    /** Begins a new count, once all have stored who may store under the old one. */
    void move() {
        lock.writeLock().lock();
        try {
            count++;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What {@code store} returns; false, without asking it, where the count is not {@code since} any more. */
    boolean unlessMoved(long since, BooleanSupplier store) {
        lock.readLock().lock();
        try {
            return count == since && store.getAsBoolean();
        } finally {
            lock.readLock().unlock();
        }
    }
}
