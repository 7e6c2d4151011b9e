package dev.usher.limit;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to have one request under way, until it is given back. */
final class Slot {
    private final ConcurrencyLimit limit;
    private final long takenAt;
    private final AtomicBoolean held = new AtomicBoolean(true);

    Slot(ConcurrencyLimit limit, long takenAt) {
        this.limit = limit;
        this.takenAt = takenAt;
    }

    /** Gives the slot back; later calls do nothing. */
    void free() {
        if (held.compareAndSet(true, false)) {
            limit.free(takenAt);
        }
    }
}
