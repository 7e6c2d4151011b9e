package dev.usher.retry;

import dev.usher.service.Cancellation;
import dev.usher.service.Trampoline;
import dev.usher.service.Waiter;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where requests wait for a server that is starting. While its word stands nobody goes. Then one goes first, and the others
 * wait for what comes of it: an answer opens the room, and from then on each answer lets two more go, so that a server that
 * has just started is asked more and more and not all at once; where no answer comes of it the next one goes first.
 *
 * <p>One room serves all event loops. While the room is open and empty, passing it reads two variables; its lock is taken only
 * by requests that have to wait, and nothing is called under it that waits.
 */
public final class WaitingRoom {
    private static final Turn ABANDONED = new Turn.Abandoned();

    private final Readiness readiness;
    private final int maxWaiting;
    private final Ticker ticker;
    private final Delay delay;
    private final Trampoline homeless = new Trampoline();
    private final Future<Turn> freely = Future.succeededFuture(new Turn.Go(this, false));
    private final Turn.Go inTurn = new Turn.Go(this, true);

    private final Deque<Waiter<Turn>> queue = new ArrayDeque<>();
    private int underway;
    private boolean open = true;
    private Delay.@Nullable Pending alarm;
    private volatile boolean passable = true;

    /** An empty room of {@code maxWaiting} places before the server of {@code readiness}. */
    public WaitingRoom(Readiness readiness, int maxWaiting, Ticker ticker, Delay delay) {
        this.readiness = readiness;
        this.maxWaiting = maxWaiting;
        this.ticker = ticker;
        this.delay = delay;
    }

    /** How long the server is still to be left alone, in nanoseconds; zero or less where nothing stands against it. */
    long quietNanos() {
        return readiness.quietNanos();
    }

    /**
     * Waits for a turn until {@code deadlineNanos}, or until {@code gone}. A request that is {@code returning} from a turn goes to the head of the
     * queue and finds a place even in a full room: it left one.
     */
    Future<Turn> enter(long deadlineNanos, Cancellation gone, boolean returning) {
        return passable && readiness.quietNanos() <= 0 ? freely : queueUp(deadlineNanos, gone, returning);
    }

    /** A turn for a request that does not wait: it overtakes nobody, and goes first where nobody else does. */
    Turn pass() {
        return passable && readiness.quietNanos() <= 0 ? freely.result() : passNow();
    }

    private synchronized Turn passNow() {
        long quiet = readiness.quietNanos();
        if (quiet > 0) {
            close();
            return new Turn.Denied(quiet);
        }
        if (!queue.isEmpty() || underway > 0) {
            return new Turn.Denied(0);
        }
        underway++;
        return inTurn;
    }

    /** Looks again whether somebody may go: to be called when the server's word has been lifted before its time. */
    public void recheck() {
        resume(arrange(0));
    }

    /** How many requests wait. */
    public synchronized int waiting() {
        return queue.size();
    }

    private Future<Turn> queueUp(long deadlineNanos, Cancellation gone, boolean returning) {
        Waiter<Turn> waiter = new Waiter<>();
        synchronized (this) {
            long quiet = readiness.quietNanos();
            if (quiet > 0) {
                close();
            } else if (open && queue.isEmpty()) {
                return freely;
            }
            long remaining = deadlineNanos - ticker.nanos();
            boolean full = !returning && queue.size() >= maxWaiting;
            if (full || quiet >= remaining || remaining <= 0) {
                return Future.succeededFuture(new Turn.Denied(Math.max(0, quiet)));
            }
            passable = false;
            waiter.expiresBy(delay.after(remaining, () -> expire(waiter)));
            if (returning) {
                queue.addFirst(waiter);
            } else {
                queue.addLast(waiter);
            }
        }
        resume(arrange(0));
        gone.onCancel(() -> leave(waiter));
        return waiter.end();
    }

    private void leave(Waiter<Turn> waiter) {
        synchronized (this) {
            if (!queue.remove(waiter)) {
                return;
            }
        }
        resume(arrange(0));
        waiter.resume(ABANDONED, homeless);
    }

    /** Whoever has waited in vain lets another go: what is underway may never end. */
    private void expire(Waiter<Turn> waiter) {
        synchronized (this) {
            if (!queue.remove(waiter)) {
                return;
            }
        }
        resume(arrange(1));
        waiter.resume(new Turn.Denied(Math.max(0, readiness.quietNanos())), homeless);
    }

    private void ring() {
        synchronized (this) {
            alarm = null;
        }
        resume(arrange(1));
    }

    /** An attempt that {@code turn} allowed has ended. One that had not waited matters only where it met a starting server. */
    void end(Turn.Go turn, boolean answered) {
        if (!turn.waited()) {
            if (!answered) {
                recheck();
            }
            return;
        }
        synchronized (this) {
            underway--;
            open |= answered;
        }
        resume(arrange(answered ? 2 : 0));
    }

    /** Gives {@code turns} turns, one at least where nobody is underway whose end would give more; none in quiet. */
    private synchronized List<Waiter<Turn>> arrange(int turns) {
        List<Waiter<Turn>> going = new ArrayList<>(2);
        long quiet = readiness.quietNanos();
        if (quiet > 0) {
            close();
        } else {
            int due = underway == 0 ? Math.max(1, turns) : turns;
            while (going.size() < due && !queue.isEmpty()) {
                going.add(queue.remove());
            }
            underway += going.size();
        }
        setAlarm(queue.isEmpty() ? 0 : quiet);
        passable = open && queue.isEmpty();
        return going;
    }

    private void close() {
        open = false;
        passable = false;
    }

    private void setAlarm(long quiet) {
        if (quiet <= 0 && alarm != null) {
            alarm.cancel();
            alarm = null;
        } else if (quiet > 0 && alarm == null) {
            alarm = delay.after(quiet, this::ring);
        }
    }

    private void resume(List<Waiter<Turn>> going) {
        for (Waiter<Turn> waiter : going) {
            waiter.resume(inTurn, homeless);
        }
    }
}
