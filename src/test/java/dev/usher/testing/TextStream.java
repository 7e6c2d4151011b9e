package dev.usher.testing;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A text that streams: all of it in one piece, as soon as somebody reads. */
public final class TextStream implements ReadStream<Buffer> {
    private final Buffer text;
    private Handler<Buffer> handler = chunk -> {};
    private Handler<Void> endHandler = end -> {};

    private TextStream(String text) {
        this.text = Buffer.buffer(text);
    }

    /** {@code text}, its length being known. */
    public static Body.Streamed of(String text) {
        return new Body.Streamed(new TextStream(text), text.length(), new Cancellation());
    }

    /** What a body comes to, read to its end; null where it has not ended. */
    public static @Nullable String read(Body body) {
        if (body instanceof Body.Streamed streamed) {
            Buffer all = Buffer.buffer();
            boolean[] ended = new boolean[1];
            streamed.stream().handler(all::appendBuffer).endHandler(end -> ended[0] = true);
            streamed.stream().resume();
            return ended[0] ? all.toString() : null;
        }
        return body instanceof Body.Full full ? full.bytes().toString() : "";
    }

    @Override
    public TextStream exceptionHandler(@Nullable Handler<Throwable> ignored) {
        return this;
    }

    @Override
    public TextStream handler(@Nullable Handler<Buffer> newHandler) {
        handler = newHandler;
        return this;
    }

    @Override
    public TextStream pause() {
        return this;
    }

    @Override
    public TextStream resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public TextStream fetch(long amount) {
        if (text.length() > 0) {
            handler.handle(text);
        }
        endHandler.handle(null);
        return this;
    }

    @Override
    public TextStream endHandler(@Nullable Handler<Void> newHandler) {
        endHandler = newHandler;
        return this;
    }
}
