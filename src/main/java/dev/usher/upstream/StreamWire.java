package dev.usher.upstream;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Sends what streams: nothing is held back, nothing is bounded but the waits for a connection, as long as an attempt at an
 * operation, and for the head of the response.
 */
record StreamWire(Flows flows) implements Service {
    /** A head that has not come by then does not come; a deadline may lie farther away than a timer can count. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    @Override
    public Future<Response> call(Request request) {
        return flows.begin(request, LONGEST_WAIT, StreamExchange::new);
    }
}
