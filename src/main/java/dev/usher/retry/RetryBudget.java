package dev.usher.retry;

import dev.usher.time.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many repetitions all requests together may cost one server: a share of the requests, and a few per second besides for
 * times of little traffic. Attempts per request multiply the load on a server exactly when it is weakest; a budget ties them
 * to what is asked. What is saved is bounded, so that only recent requests count. Thread-safe.
 */
public final class RetryBudget {
    private static final long RETRY = 1_000;
    private static final long MOST_SAVED = 100 * RETRY;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long share;
    private final long floorInterval;
    private final Ticker ticker;
    private final AtomicLong saved = new AtomicLong();
    private final AtomicLong floorFullAgain;

    /**
     * An empty budget.
     *
     * @param ratio the repetitions per request, from 0 to 1
     * @param floorPerSecond the repetitions that are allowed per second besides, zero or more
     */
    public RetryBudget(double ratio, int floorPerSecond, Ticker ticker) {
        if (!(ratio >= 0 && ratio <= 1) || floorPerSecond < 0) {
            throw new IllegalArgumentException("a retry budget is a share from 0 to 1 and a floor of zero or more: "
                    + ratio + ", " + floorPerSecond);
        }
        this.share = Math.round(ratio * RETRY);
        this.floorInterval = floorPerSecond == 0 ? Long.MAX_VALUE : SECOND / floorPerSecond;
        this.ticker = ticker;
        this.floorFullAgain = new AtomicLong(ticker.nanos());
    }

    /** A request has come, for the first time. */
    public void deposit() {
        long before = saved.get();
        while (before < MOST_SAVED && !saved.compareAndSet(before, Math.min(MOST_SAVED, before + share))) {
            before = saved.get();
        }
    }

    /** Takes one repetition; false where there is none to take. */
    public boolean withdraw() {
        long before = saved.get();
        while (before >= RETRY) {
            if (saved.compareAndSet(before, before - RETRY)) {
                return true;
            }
            before = saved.get();
        }
        return withdrawFromFloor();
    }

    private boolean withdrawFromFloor() {
        long now = ticker.nanos();
        while (true) {
            long before = floorFullAgain.get();
            long debt = Math.max(0, before - now);
            if (floorInterval > SECOND - debt) {
                return false;
            }
            if (floorFullAgain.compareAndSet(before, now + debt + floorInterval)) {
                return true;
            }
        }
    }
}
