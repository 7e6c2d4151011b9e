package dev.usher.observe;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each request to the logger {@code dev.usher.access}, on a thread that may block. So many lines wait at
 * most; what comes beyond is lost and counted, for no request waits for its line.
 */
public final class AccessLog {
    private static final Logger LINES = LoggerFactory.getLogger("dev.usher.access");
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private final Function<AccessLine, String> format;
    private final int most;
    private final Executor writer;
    private final Queue<AccessLine> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final LongAdder lost = new LongAdder();
    private long told;

    private AccessLog(Function<AccessLine, String> format, int most, Executor writer) {
        this.format = format;
        this.most = most;
        this.writer = writer;
    }

    /** A log of JSON objects, at most {@code most} of which wait for {@code writer}. */
    public static AccessLog ofJson(int most, Executor writer) {
        return new AccessLog(AccessLine::toJson, most, writer);
    }

    /** A log of lines as {@code key=value}, at most {@code most} of which wait for {@code writer}. */
    public static AccessLog ofLogfmt(int most, Executor writer) {
        return new AccessLog(AccessLine::toLogfmt, most, writer);
    }

    /** How many lines have been lost. */
    public long lost() {
        return lost.sum();
    }

    void add(AccessLine line) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            lost.increment();
            return;
        }
        lines.add(line);
        wake();
    }

    private void wake() {
        if (writing.compareAndSet(false, true)) {
            writer.execute(this::write);
        }
    }

    /** Writes all that waits; one thread at a time. */
    private void write() {
        for (AccessLine line = lines.poll(); line != null; line = lines.poll()) {
            waiting.decrementAndGet();
            LINES.info(format.apply(line));
        }
        long gone = lost.sum();
        if (gone != told) {
            LOG.warn("the access log has lost {} lines: more requests came than could be written", gone - told);
            told = gone;
        }
        writing.set(false);
        if (!lines.isEmpty()) {
            wake();
        }
    }
}
