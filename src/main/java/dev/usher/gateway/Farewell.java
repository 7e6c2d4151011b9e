package dev.usher.gateway;

import dev.usher.time.Delay;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * The end of a connection whose client has its answer but may still be sending. What comes is dropped for a while: a
 * connection that is closed with something unread in it is reset, and the answer may be lost with it (RFC 9112 §9.6). In HTTP/2 it is the
 * end of one stream, and the connection goes on.
 */
final class Farewell {
    private static final int MOST_DROPPED = 1 << 20;
    /** The code of RFC 9113 §8.1 by which a server that has answered asks for no more content. */
    private static final long NO_ERROR = 0;

    private final HttpServerRequest request;
    private int dropped;

    private Farewell(HttpServerRequest request) {
        this.request = request;
    }

    /**
     * Closes the connection, or the stream, of {@code request}, to which the answer has been written, when its content has ended, when too
     * much of it has come, or when the time of an operation at {@code edge} has passed.
     */
    static void bid(HttpServerRequest request, Edge edge) {
        Farewell farewell = new Farewell(request);
        if (request.isEnded() || request.decoderResult().isFailure()) {
            farewell.close();
        } else {
            farewell.drop(edge);
        }
    }

    private void drop(Edge edge) {
        Delay.Pending patience = edge.afterDeadline(this::close);
        request.exceptionHandler(gone -> patience.cancel());
        request.endHandler(end -> {
            patience.cancel();
            close();
        });
        request.handler(part -> {
            dropped += part.length();
            if (dropped > MOST_DROPPED) {
                close();
            }
        });
        request.resume();
    }

    private void close() {
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        } else if (!request.isEnded()) {
            request.response().reset(NO_ERROR);
        }
    }
}
