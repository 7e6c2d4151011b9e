package dev.usher.upstream;

import dev.usher.service.Trailed;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a streamed answer, which knows whether somebody wants more of it: a reader who is slow, or who pauses a film
 * for an hour, does not make the server silent.
 */
final class WatchedContent implements ReadStream<Buffer>, Trailed {
    private final HttpClientResponse response;
    private final Runnable moved;
    private long wanted;

    /** The content of {@code response}, which is paused; runs {@code moved} when a part of it has come, and when one is to come. */
    WatchedContent(HttpClientResponse response, Runnable moved) {
        this.response = response;
        this.moved = moved;
    }

    /** Whether it is the server that has to send more. */
    boolean isWanted() {
        return wanted > 0;
    }

    private void hear(Buffer part, Handler<Buffer> handler) {
        moved.run();
        if (wanted > 0 && wanted < Long.MAX_VALUE) {
            wanted--;
        }
        handler.handle(part);
    }

    @Override
    public MultiMap trailers() {
        return response.trailers();
    }

    @Override
    public WatchedContent handler(@Nullable Handler<Buffer> handler) {
        response.handler(handler == null ? null : part -> hear(part, handler));
        return this;
    }

    @Override
    public WatchedContent pause() {
        wanted = 0;
        response.pause();
        return this;
    }

    @Override
    public WatchedContent resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public WatchedContent fetch(long amount) {
        if (wanted == 0) {
            moved.run();
        }
        wanted = amount > Long.MAX_VALUE - wanted ? Long.MAX_VALUE : wanted + amount;
        response.fetch(amount);
        return this;
    }

    @Override
    public WatchedContent endHandler(@Nullable Handler<Void> handler) {
        response.endHandler(handler);
        return this;
    }

    @Override
    public WatchedContent exceptionHandler(@Nullable Handler<Throwable> handler) {
        response.exceptionHandler(handler);
        return this;
    }
}
