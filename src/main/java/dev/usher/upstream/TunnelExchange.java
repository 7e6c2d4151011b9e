package dev.usher.upstream;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.NetSocket;

/**
 * One connection on its way from HTTP to a WebSocket. One whose server has refused is not used again: nobody said where the
 * request ended.
 */
final class TunnelExchange implements Flow {
    private static final int SWITCHED = 101;
    private static final CharSequence UPGRADE = HttpHeaders.createOptimized("Upgrade");
    private static final CharSequence EXTENSIONS = HttpHeaders.createOptimized("sec-websocket-extensions");

    private final Attempt attempt;
    private final Failures failures;
    private final StreamExchange refused;

    TunnelExchange(Attempt attempt, Failures failures, Idle idle) {
        this.attempt = attempt;
        this.failures = failures;
        this.refused = new StreamExchange(attempt, failures, idle);
    }

    /** Asks without extensions, for the frames are those of RFC 6455 and nothing else, and without content. */
    @Override
    public void send(Body none, HttpClientRequest request) {
        request.headers()
                .remove(EXTENSIONS)
                .set(HttpHeaders.CONNECTION, UPGRADE)
                .set(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
        request.connect()
                .onComplete(
                        response -> answered(request, response), failure -> attempt.end(failures.unanswered(failure)));
    }

    private void answered(HttpClientRequest request, HttpClientResponse response) {
        if (response.statusCode() != SWITCHED) {
            refused.sent();
            refused.relay(response);
            response.end().onComplete(end -> request.reset());
        } else if (response.headers().contains(EXTENSIONS)) {
            // Without a handler Vert.x would log the reset besides.
            response.exceptionHandler(reset -> {});
            attempt.abort(failures.unasked());
        } else if (!attempt.isOver()) {
            // Whoever has the socket hears of its end; without a handler Vert.x would log it besides.
            request.connection().exceptionHandler(torn -> {});
            attempt.succeed(
                    new Response(SWITCHED, EndToEnd.copy(response.headers()), tunnel(request, response.netSocket())));
        }
    }

    /**
     * The connection that has been handed over. Vert.x lets one that is told to close wait for what has not been sent, and then
     * heeds no other word: a server that takes nothing more is left to the idle time, or to the end of the client.
     */
    private static Body.Tunnel tunnel(HttpClientRequest request, NetSocket socket) {
        Cancellation cancellation = new Cancellation();
        cancellation.onCancel(() -> socket.write(Buffer.buffer())
                .onComplete(sent -> request.connection().close()));
        return new Body.Tunnel(socket.pause(), cancellation);
    }

    /** Whoever has been handed the connection ends it there. */
    @Override
    public void cancel() {
        refused.cancel();
    }
}
