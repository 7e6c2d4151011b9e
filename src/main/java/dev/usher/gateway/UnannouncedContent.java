package dev.usher.gateway;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a request of HTTP/2 that names no length. Its head does not say whether there is any, and HTTP/1.1 must:
 * so its first part, or its end, is waited for. That part is held until somebody reads.
 */
final class UnannouncedContent implements ReadStream<Buffer> {
    private final HttpServerRequest request;
    private final Handler<Throwable> broken;
    private final Promise<Boolean> any = Promise.promise();
    private @Nullable Buffer first;
    private boolean paused = true;
    private @Nullable Handler<Buffer> onPart;
    private @Nullable Handler<Void> onEnd;
    private @Nullable Handler<Throwable> onFailure;

    private UnannouncedContent(HttpServerRequest request, Handler<Throwable> broken) {
        this.request = request;
        this.broken = broken;
    }

    /**
     * The content of {@code request}, of unknown length or of none; fails where the client goes away before that is known, and
     * tells {@code broken} first when the rest will not come.
     */
    static Future<Body.Streamed> await(
            HttpServerRequest request, Handler<Throwable> broken, Cancellation cancellation) {
        UnannouncedContent content = new UnannouncedContent(request, broken);
        request.handler(content::take);
        request.endHandler(end -> content.end());
        request.exceptionHandler(content::fail);
        return content.any.future().map(any -> new Body.Streamed(content, any ? -1 : 0, cancellation));
    }

    private void take(Buffer part) {
        if (!any.future().isComplete()) {
            if (part.length() == 0) {
                return;
            }
            // Who waits for this word may read at once.
            request.pause();
            first = part;
            any.complete(true);
        } else if (onPart != null) {
            onPart.handle(part);
        }
    }

    private void end() {
        if (!any.tryComplete(false) && onEnd != null) {
            onEnd.handle(null);
        }
    }

    private void fail(Throwable gone) {
        broken.handle(gone);
        if (!any.tryFail(gone) && onFailure != null) {
            onFailure.handle(gone);
        }
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        onPart = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        onEnd = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        paused = true;
        request.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        paused = false;
        long left = amount;
        if (first != null && onPart != null) {
            Buffer part = first;
            first = null;
            left = amount == Long.MAX_VALUE ? amount : amount - 1;
            onPart.handle(part);
        }
        if (!paused && left > 0 && !request.isEnded()) {
            request.fetch(left);
        }
        return this;
    }
}
