package dev.usher.upstream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/** Reads the content of one answer whole, up to a size. */
final class WholeContent implements BodyCodec<Void>, BodyStream<Void> {
    private final WholeBody body = new WholeBody();
    private final Promise<Void> end = Promise.promise();
    private final long max;
    private final Runnable tooLarge;
    private boolean begun;
    private boolean full;

    /** Reads up to {@code max} bytes; runs {@code tooLarge} once where there are more, and keeps nothing from then on. */
    WholeContent(long max, Runnable tooLarge) {
        this.max = max;
        this.tooLarge = tooLarge;
    }

    /** All that has come. */
    Buffer bytes() {
        return body.whole();
    }

    /** Whether the head of the answer has come. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public BodyStream<Void> stream() {
        begun = true;
        return this;
    }

    @Override
    public Future<Void> write(Buffer part) {
        if (!full) {
            body.add(part);
            full = body.length() > max;
            if (full) {
                tooLarge.run();
            }
        }
        return Future.succeededFuture();
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public Future<Void> end() {
        end.tryComplete();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> result() {
        return end.future();
    }

    @Override
    public void handle(Throwable failure) {
        end.tryFail(failure);
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
