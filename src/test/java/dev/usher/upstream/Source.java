package dev.usher.upstream;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.atomic.AtomicLong;

/** A stream of so many bytes, produced as fast as they are wanted, on the event loop that resumes it. */
final class Source implements ReadStream<Buffer> {
    private static final int PART = 16 * 1024;

    private final Buffer part = Buffer.buffer(new byte[PART]);
    private AtomicLong produced = new AtomicLong();
    private long left;
    private boolean flowing;
    private boolean ended;
    private Runnable whenPaused = () -> {};
    private Runnable whenEnded = () -> {};
    private Handler<Buffer> handler;
    private Handler<Void> end = done -> {};
    private Handler<Throwable> failed = failure -> {};

    Source(long size) {
        left = size;
    }

    /** Runs {@code action} when the reader asks for a pause after something has been produced. */
    Source onPause(Runnable action) {
        whenPaused = action;
        return this;
    }

    Source counting(AtomicLong counter) {
        produced = counter;
        return this;
    }

    /** Runs {@code action} when all has been produced. */
    Source onEnd(Runnable action) {
        whenEnded = action;
        return this;
    }

    void fail(Throwable failure) {
        ended = true;
        failed.handle(failure);
    }

    @Override
    public Source pause() {
        flowing = false;
        if (produced.get() > 0) {
            whenPaused.run();
        }
        return this;
    }

    @Override
    public Source resume() {
        flowing = true;
        Context context = Vertx.currentContext();
        context.runOnContext(now -> produce(context));
        return this;
    }

    @Override
    public Source fetch(long amount) {
        return resume();
    }

    private void produce(Context context) {
        if (!flowing || ended || handler == null) {
            return;
        }
        if (left == 0) {
            ended = true;
            end.handle(null);
            whenEnded.run();
            return;
        }
        int size = (int) Math.min(PART, left);
        left -= size;
        produced.addAndGet(size);
        handler.handle(part.slice(0, size));
        context.runOnContext(now -> produce(context));
    }

    @Override
    public Source handler(Handler<Buffer> newHandler) {
        handler = newHandler;
        return this;
    }

    @Override
    public Source endHandler(Handler<Void> newHandler) {
        end = newHandler == null ? done -> {} : newHandler;
        return this;
    }

    @Override
    public Source exceptionHandler(Handler<Throwable> newHandler) {
        failed = newHandler == null ? failure -> {} : newHandler;
        return this;
    }
}
