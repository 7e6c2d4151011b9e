package dev.usher.testing.property;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A content that comes in two halves. The second one comes when it is let go, or never. */
final class Content implements ReadStream<Buffer> {
    private final Buffer bytes;
    private Handler<Buffer> handler = chunk -> {};
    private Handler<Void> endHandler = end -> {};
    private Handler<Throwable> exceptionHandler = broken -> {};
    private boolean begun;
    private boolean released;
    private boolean broken;
    private boolean over;

    Content(String text) {
        this.bytes = Buffer.buffer(text);
    }

    int length() {
        return bytes.length();
    }

    void release() {
        released = true;
        proceed();
    }

    void breakOff() {
        broken = true;
        proceed();
    }

    private void proceed() {
        if (!begun || over || !released && !broken) {
            return;
        }
        over = true;
        if (broken) {
            exceptionHandler.handle(new IllegalStateException("the content broke off"));
        } else {
            handler.handle(bytes.slice(bytes.length() / 2, bytes.length()));
            endHandler.handle(null);
        }
    }

    @Override
    public Content resume() {
        if (!begun) {
            begun = true;
            handler.handle(bytes.slice(0, bytes.length() / 2));
        }
        proceed();
        return this;
    }

    @Override
    public Content fetch(long amount) {
        return resume();
    }

    @Override
    public Content pause() {
        return this;
    }

    @Override
    public Content handler(@Nullable Handler<Buffer> newHandler) {
        handler = newHandler == null ? chunk -> {} : newHandler;
        return this;
    }

    @Override
    public Content endHandler(@Nullable Handler<Void> newHandler) {
        endHandler = newHandler == null ? end -> {} : newHandler;
        return this;
    }

    @Override
    public Content exceptionHandler(@Nullable Handler<Throwable> newHandler) {
        exceptionHandler = newHandler == null ? failure -> {} : newHandler;
        return this;
    }
}
