package dev.usher.service;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A source that gives what the test gives, and counts what it is asked for. */
final class Source implements ReadStream<Buffer> {
    private Handler<Buffer> handler = chunk -> {};
    private Handler<Void> end = over -> {};
    private Handler<Throwable> failure = broken -> {};
    private boolean flowing;
    private long fetched;

    @Override
    public Source exceptionHandler(@Nullable Handler<Throwable> newHandler) {
        failure = newHandler;
        return this;
    }

    @Override
    public Source handler(@Nullable Handler<Buffer> newHandler) {
        handler = newHandler;
        return this;
    }

    @Override
    public Source pause() {
        flowing = false;
        return this;
    }

    @Override
    public Source resume() {
        flowing = true;
        return this;
    }

    @Override
    public Source fetch(long amount) {
        fetched += amount;
        return this;
    }

    @Override
    public Source endHandler(@Nullable Handler<Void> newHandler) {
        end = newHandler;
        return this;
    }

    void give(String text) {
        handler.handle(Buffer.buffer(text));
    }

    void end() {
        end.handle(null);
    }

    /** It breaks off. */
    void tear() {
        failure.handle(new IllegalStateException("torn"));
    }

    boolean isFlowing() {
        return flowing;
    }

    long fetched() {
        return fetched;
    }
}
