package dev.usher.archtest.time;

public final class Clock {
    public long nanos() {
        return System.nanoTime();
    }
}
