package dev.usher.upstream;

import dev.usher.service.Body;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a request as a stream, empty or in one part. Web Client reads it when it has a connection, so that it tells
 * whether the request can have been sent.
 */
final class OnceContent implements ReadStream<Buffer> {
    private final Body body;
    private boolean sent;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;

    OnceContent(Body body) {
        this.body = body;
    }

    /** Whether a connection was had: from then on the server may have read the request. */
    boolean isSent() {
        return sent;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> reader) {
        handler = reader;
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> reader) {
        endHandler = reader;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> reader) {
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        return this;
    }

    /** The reader is ready: it gets all there is, once. A reader that leaves takes nothing. */
    @Override
    public ReadStream<Buffer> resume() {
        if (sent || handler == null) {
            return this;
        }
        sent = true;
        if (body instanceof Body.Full full) {
            handler.handle(full.bytes());
        }
        if (endHandler != null) {
            endHandler.handle(null);
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long parts) {
        return resume();
    }
}
