package dev.usher.app;

import dev.usher.testing.Soon;
import dev.usher.time.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Reads fast, or each part only when the writer is well ahead again, or not at all, and keeps by how much it was ahead at most. */
final class SlowReader {
    private static final int PART = 64 * 1024;
    private static final long STANDSTILL = TimeUnit.SECONDS.toNanos(1);
    private static final Ticker CLOCK = Ticker.system();

    private final InputStream in;
    private final AtomicLong written;
    private long read;
    private long mostAhead;

    /** A reader of {@code in}, whose writer says in {@code written} how much it has handed over. */
    SlowReader(InputStream in, AtomicLong written) {
        this.in = in;
        this.written = written;
    }

    /** How far the writer is ahead now. */
    private long ahead() {
        long ahead = written.get() - read;
        mostAhead = Math.max(mostAhead, ahead);
        return ahead;
    }

    /** How far the writer was ahead at most. */
    long mostAhead() {
        return mostAhead;
    }

    /** Reads nothing until the writer gets no further; how far it is ahead then. */
    long waitForStandstill() {
        Soon.until(() -> ahead() > 0);
        long since = CLOCK.nanos();
        long last = ahead();
        while (CLOCK.nanos() - since < STANDSTILL) {
            Thread.yield();
            long now = ahead();
            if (now != last) {
                last = now;
                since = CLOCK.nanos();
            }
        }
        return last;
    }

    /** Reads as fast as it can. */
    void readFast(long bytes) throws IOException {
        for (long end = read + bytes; read < end; ) {
            ahead();
            read(PART);
        }
    }

    /** Reads part by part, each when the writer is {@code behind} bytes ahead again. */
    void readSlowly(long bytes, long behind) throws IOException {
        for (long end = read + bytes; read < end; ) {
            Soon.until(() -> ahead() >= behind);
            read(PART);
        }
    }

    private void read(int length) throws IOException {
        int got = in.readNBytes(length).length;
        if (got < length) {
            throw new IOException("it ended after " + (read + got) + " bytes");
        }
        read += got;
    }
}
