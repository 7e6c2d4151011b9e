package dev.usher.limit;

import dev.usher.service.Cancellation;
import dev.usher.service.ServiceException;
import dev.usher.service.Trampoline;
import dev.usher.service.Waiter;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests one server has to do at once, and the line of those that wait for their turn. Whoever comes first is
 * served first. Nobody is let wait in vain: one whose turn would come after its deadline is refused at once, one whose deadline
 * comes all the same leaves the line, and so does one for which nobody waits any more.
 *
 * <p>One limit serves all event loops. Its lock is held for a few steps, and nothing is called under it that waits; who leaves
 * the line was taken out of it under the lock, so that each leaves it once. A freed slot goes to the next in line under the
 * same lock, so that no newcomer can be quicker.
 */
public final class ConcurrencyLimit {
    /** What share of the average the latest sample is: the last dozen or two of requests count. */
    private static final int WEIGHT = 8;

    private final Capacity capacity;
    private final Refusals refusals;
    private final Ticker ticker;
    private final Delay delay;
    private final Trampoline homeless = new Trampoline();
    private final LongAdder shed = new LongAdder();

    private final Set<Waiter<Slot>> line = new LinkedHashSet<>();
    private int running;
    private long heldNanos;

    /** A limit that nobody has asked yet, before the server of that name. */
    public ConcurrencyLimit(String server, Capacity capacity, Ticker ticker, Delay delay) {
        this.refusals = new Refusals(server);
        this.capacity = capacity;
        this.ticker = ticker;
        this.delay = delay;
    }

    /** How many slots are in use. */
    public synchronized int running() {
        return running;
    }

    /** How many requests wait for a slot. */
    public synchronized int waiting() {
        return line.size();
    }

    /** How many requests have been refused, at once or when their deadline came. */
    public long shed() {
        return shed.sum();
    }

    /**
     * Asks for a slot for a request that waits until {@code deadlineNanos}, or until {@code gone}. Without a slot the future
     * fails with a {@link ServiceException}. Whoever gets one gives it back.
     */
    Future<Slot> enter(long deadlineNanos, Cancellation gone) {
        Waiter<Slot> waiter;
        synchronized (this) {
            long now = ticker.nanos();
            SlotDecision decision = SlotDecision.of(load(), deadlineNanos - now);
            if (decision instanceof SlotDecision.Take) {
                running++;
                return Future.succeededFuture(new Slot(this, now));
            }
            if (decision instanceof SlotDecision.Refuse refuse) {
                return refuse(refuse.retryAfterNanos());
            }
            waiter = new Waiter<>();
            waiter.expiresBy(delay.after(deadlineNanos - now, () -> expire(waiter)));
            line.add(waiter);
        }
        gone.onCancel(() -> leave(waiter));
        return waiter.end();
    }

    private SlotDecision.Load load() {
        return new SlotDecision.Load(capacity, running, line.size(), heldNanos);
    }

    private Future<Slot> refuse(long retryAfterNanos) {
        shed.increment();
        return Future.failedFuture(refusals.overloaded(retryAfterNanos));
    }

    private void expire(Waiter<Slot> waiter) {
        long turn;
        synchronized (this) {
            if (!line.remove(waiter)) {
                return;
            }
            turn = load().turnNanos();
        }
        shed.increment();
        waiter.fail(refusals.overloaded(turn), homeless);
    }

    private void leave(Waiter<Slot> waiter) {
        synchronized (this) {
            if (!line.remove(waiter)) {
                return;
            }
        }
        waiter.fail(refusals.abandoned(), homeless);
    }

    /** Why a request is not sent for which nobody waits. */
    ServiceException abandoned() {
        return refusals.abandoned();
    }

    /** A slot that was taken at {@code takenAt} is given back. */
    void free(long takenAt) {
        long now = ticker.nanos();
        List<Waiter<Slot>> next;
        synchronized (this) {
            running--;
            learn(now - takenAt);
            next = advance();
        }
        next.forEach(waiter -> waiter.resume(new Slot(this, now), homeless));
    }

    private void learn(long sample) {
        heldNanos = heldNanos == 0 ? sample : heldNanos + (sample - heldNanos) / WEIGHT;
    }

    private List<Waiter<Slot>> advance() {
        List<Waiter<Slot>> next = new ArrayList<>(1);
        Iterator<Waiter<Slot>> waiting = line.iterator();
        while (running < capacity.slots() && waiting.hasNext()) {
            next.add(waiting.next());
            waiting.remove();
            running++;
        }
        return next;
    }
}
