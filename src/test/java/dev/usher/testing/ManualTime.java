package dev.usher.testing;

import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until a test advances it; what was delayed then runs in order, each at its own instant. */
public final class ManualTime implements Ticker, Delay, InstantSource {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Alarm.ORDER);
    private long now;
    private long sequence;

    private record Alarm(long due, long number, Runnable action) {
        static final Comparator<Alarm> ORDER =
                Comparator.comparingLong(Alarm::due).thenComparingLong(Alarm::number);
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Instant instant() {
        return START.plusNanos(now);
    }

    @Override
    public synchronized Pending after(long nanos, Runnable action) {
        Alarm alarm = new Alarm(now + Math.max(0, nanos), sequence++, action);
        alarms.add(alarm);
        return () -> drop(alarm);
    }

    private synchronized boolean drop(Alarm alarm) {
        return alarms.remove(alarm);
    }

    /** Moves time on by {@code duration}, running on the way all that falls due, new delays included. */
    public void advance(Duration duration) {
        long end = nanos() + duration.toNanos();
        for (Alarm alarm = next(end); alarm != null; alarm = next(end)) {
            alarm.action().run();
        }
        reach(end);
    }

    private synchronized Alarm next(long end) {
        Alarm alarm = alarms.peek();
        if (alarm == null || alarm.due() > end) {
            return null;
        }
        alarms.remove();
        now = Math.max(now, alarm.due());
        return alarm;
    }

    private synchronized void reach(long end) {
        now = Math.max(now, end);
    }

    /** How many delayed actions have not run. */
    public synchronized int pending() {
        return alarms.size();
    }
}
