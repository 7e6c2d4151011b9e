package dev.usher.client;

import dev.usher.time.Delay;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Delays that end with the client: what has not run by then never does. */
final class Alarms implements Delay {
    private final Delay delay;
    private final Set<Alarm> set = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Alarms(Delay delay) {
        this.delay = delay;
    }

    @Override
    public Pending after(long nanos, Runnable action) {
        Alarm alarm = new Alarm(action);
        set.add(alarm);
        alarm.pending = delay.after(nanos, alarm);
        if (closed) {
            alarm.cancel();
        }
        return alarm;
    }

    void close() {
        closed = true;
        set.forEach(Alarm::cancel);
    }

    /** How many have neither run nor been cancelled. */
    int pending() {
        return set.size();
    }

    private final class Alarm implements Pending, Runnable {
        private final Runnable action;
        private volatile @Nullable Pending pending;

        Alarm(Runnable action) {
            this.action = action;
        }

        @Override
        public void run() {
            if (set.remove(this)) {
                action.run();
            }
        }

        @Override
        public boolean cancel() {
            boolean waiting = set.remove(this);
            Pending timer = pending;
            if (timer != null) {
                timer.cancel();
            }
            return waiting;
        }
    }
}
