package dev.usher.gateway;

import dev.usher.service.Body;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads the whole content of an operation, up to a limit. */
final class OperationBody {
    /** The content is larger than the limit; what came of it has been dropped. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("content too large", null, false, false);
        }
    }

    private final HttpServerRequest request;
    private final int limit;
    private final Promise<Body> whole = Promise.promise();
    private Buffer received = Buffer.buffer();

    private OperationBody(HttpServerRequest request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /** The content of {@code request}, or {@link TooLarge} beyond {@code limit} bytes. */
    static Future<Body> read(HttpServerRequest request, int limit) {
        if (request.isEnded()) {
            return Future.succeededFuture(Body.EMPTY);
        }
        return new OperationBody(request, limit).receive();
    }

    private Future<Body> receive() {
        request.handler(this::take);
        request.endHandler(end -> whole.tryComplete(Body.of(received)));
        request.exceptionHandler(whole::tryFail);
        return whole.future();
    }

    private void take(Buffer bytes) {
        if (received.length() + bytes.length() > limit) {
            received = Buffer.buffer();
            request.handler(dropped -> {});
            whole.tryFail(new TooLarge());
        } else {
            received.appendBuffer(bytes);
        }
    }
}
