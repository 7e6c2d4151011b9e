package dev.usher.gateway;

import io.vertx.core.http.HttpServerRequest;

/**
 * The end of a connection whose client has its answer but may still be sending. What comes is dropped for a while: a
 * connection that is closed with something unread in it is reset, and the answer may be lost with it (RFC 9112 §9.6).
 */
final class Farewell {
    private static final int MOST_DROPPED = 1 << 20;

    private final HttpServerRequest request;
    private int dropped;

    private Farewell(HttpServerRequest request) {
        this.request = request;
    }

    /** Closes the connection of {@code request}, to which the answer has been written, when its content has ended. */
    static void bid(HttpServerRequest request) {
        if (request.isEnded() || request.decoderResult().isFailure()) {
            request.connection().close();
        } else {
            new Farewell(request).drop();
        }
    }

    private void drop() {
        request.exceptionHandler(gone -> {});
        request.endHandler(end -> request.connection().close());
        request.handler(part -> {
            dropped += part.length();
            if (dropped > MOST_DROPPED) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
