package dev.usher.cache;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** Content that comes when a test says so. */
final class SlowStream implements ReadStream<Buffer> {
    private Handler<Buffer> handler = chunk -> {};
    private Handler<Void> endHandler = end -> {};
    private Handler<Throwable> exceptionHandler = broken -> {};

    Body.Streamed ofLength(int length) {
        return new Body.Streamed(this, length, new Cancellation());
    }

    /** All of it, and its end. */
    void comes(String text) {
        begins(text);
        endHandler.handle(null);
    }

    /** The first of it, or the next. */
    void begins(String text) {
        handler.handle(Buffer.buffer(text));
    }

    void breaksOff() {
        exceptionHandler.handle(new IllegalStateException("torn"));
    }

    @Override
    public SlowStream exceptionHandler(@Nullable Handler<Throwable> newHandler) {
        exceptionHandler = newHandler;
        return this;
    }

    @Override
    public SlowStream handler(@Nullable Handler<Buffer> newHandler) {
        handler = newHandler;
        return this;
    }

    @Override
    public SlowStream pause() {
        return this;
    }

    @Override
    public SlowStream resume() {
        return this;
    }

    @Override
    public SlowStream fetch(long amount) {
        return this;
    }

    @Override
    public SlowStream endHandler(@Nullable Handler<Void> newHandler) {
        endHandler = newHandler;
        return this;
    }
}
