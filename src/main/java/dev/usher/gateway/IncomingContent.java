package dev.usher.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The content of a request as a stream. That it broke is told here first, so that nobody takes it for the server's fault. */
final class IncomingContent implements ReadStream<Buffer> {
    private final HttpServerRequest request;
    private final Handler<Throwable> broken;

    /** The content of {@code request}, which tells {@code broken} when the rest of it will not come, be it read yet or not. */
    IncomingContent(HttpServerRequest request, Handler<Throwable> broken) {
        this.request = request;
        this.broken = broken;
        request.exceptionHandler(broken);
    }

    @Override
    public IncomingContent exceptionHandler(@Nullable Handler<Throwable> handler) {
        request.exceptionHandler(cause -> {
            broken.handle(cause);
            if (handler != null) {
                handler.handle(cause);
            }
        });
        return this;
    }

    @Override
    public IncomingContent handler(@Nullable Handler<Buffer> handler) {
        request.handler(handler);
        return this;
    }

    @Override
    public IncomingContent pause() {
        request.pause();
        return this;
    }

    @Override
    public IncomingContent resume() {
        request.resume();
        return this;
    }

    @Override
    public IncomingContent fetch(long amount) {
        request.fetch(amount);
        return this;
    }

    @Override
    public IncomingContent endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(handler);
        return this;
    }
}
