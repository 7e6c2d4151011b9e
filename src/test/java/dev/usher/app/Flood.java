package dev.usher.app;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** So many bytes on their way into a stream, as fast as it takes them; into one that is broken no more, and no end. */
final class Flood {
    private static final Buffer PART = Buffer.buffer(new byte[64 * 1024]);
    private static final long STANDSTILL = Duration.ofMillis(500).toMillis();

    /** How much the stream has taken. */
    final AtomicLong poured = new AtomicLong();

    private final Promise<Void> still = Promise.promise();
    private final Vertx vertx;
    private final WriteStream<Buffer> into;
    private final long size;
    private boolean broken;

    private Flood(Vertx vertx, WriteStream<Buffer> into, long size) {
        this.vertx = vertx;
        this.into = into;
        this.size = size;
    }

    /** Begins to pour {@code size} bytes, a whole number of parts, into a stream that is used on this event loop alone. */
    static Flood begin(Vertx vertx, WriteStream<Buffer> into, long size) {
        Flood flood = new Flood(vertx, into, size);
        flood.pour();
        return flood;
    }

    /** As {@link #begin}, on an event loop that is used for nothing else. */
    static Future<Flood> beginOnLoop(Vertx vertx, WriteStream<Buffer> into, long size) {
        Promise<Flood> begun = Promise.promise();
        vertx.runOnContext(now -> begun.complete(begin(vertx, into, size)));
        return begun.future();
    }

    private void pour() {
        while (!broken && poured.get() < size) {
            if (into.writeQueueFull()) {
                long timer = vertx.setTimer(STANDSTILL, late -> still.tryComplete());
                into.drainHandler(drained -> {
                    vertx.cancelTimer(timer);
                    pour();
                });
                return;
            }
            into.write(PART).onFailure(gone -> broken = true);
            poured.addAndGet(PART.length());
        }
        still.tryComplete();
        into.drainHandler(null);
        if (!broken) {
            into.end();
        }
    }

    /** Reads {@code stream} to its end, as fast as it comes, and tells how much that was. */
    static Future<Long> drain(ReadStream<Buffer> stream) {
        AtomicLong count = new AtomicLong();
        Promise<Long> end = Promise.promise();
        stream.exceptionHandler(end::tryFail);
        stream.endHandler(done -> end.tryComplete(count.get()));
        stream.handler(part -> count.addAndGet(part.length()));
        stream.resume();
        return end.future();
    }

    /** Completes when the stream has taken nothing for a while, or all. */
    Future<Void> still() {
        return still.future();
    }
}
