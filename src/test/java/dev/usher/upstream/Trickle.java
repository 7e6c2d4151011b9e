package dev.usher.upstream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A stream that brings what its test says when it says so, wanted or not. */
final class Trickle implements ReadStream<Buffer> {
    private volatile Handler<Buffer> handler;
    private Handler<Void> end;

    boolean isRead() {
        return handler != null;
    }

    Future<Void> bring(String text) {
        handler.handle(Buffer.buffer(text));
        return Future.succeededFuture();
    }

    Future<Void> finish() {
        end.handle(null);
        return Future.succeededFuture();
    }

    @Override
    public Trickle handler(Handler<Buffer> newHandler) {
        handler = newHandler;
        return this;
    }

    @Override
    public Trickle endHandler(Handler<Void> newHandler) {
        end = newHandler;
        return this;
    }

    @Override
    public Trickle exceptionHandler(Handler<Throwable> newHandler) {
        return this;
    }

    @Override
    public Trickle pause() {
        return this;
    }

    @Override
    public Trickle resume() {
        return this;
    }

    @Override
    public Trickle fetch(long amount) {
        return this;
    }
}
