package dev.usher.upstream;

import dev.usher.service.Body;
import io.vertx.core.http.HttpClientRequest;

/** An exchange that goes on past the head of its answer. */
sealed interface Flow permits StreamExchange, TunnelExchange {
    /** How one begins with an attempt that has no connection yet. */
    @FunctionalInterface
    interface Opening {
        Flow of(Attempt attempt, Failures failures, Idle idle);
    }

    /** Sends {@code request}, whose connection is there, with {@code body}. */
    void send(Body body, HttpClientRequest request);

    /** Ends it for both sides, now. */
    void cancel();
}
