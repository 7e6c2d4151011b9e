package dev.usher.upstream;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Asks a server to make its connection a WebSocket. The answer comes within the time of an attempt: a 101 with the connection
 * for content, or whatever the server says instead.
 */
record TunnelWire(Flows flows, Duration attemptTimeout) implements Service {
    @Override
    public Future<Response> call(Request request) {
        return flows.begin(request, attemptTimeout, TunnelExchange::new);
    }
}
