package dev.usher.gateway.websocket;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** One WebSocket: what either side says goes to the other. */
final class Relay {
    private final Peer client;
    private final Peer server;
    private final Promise<Void> clientGone = Promise.promise();
    private final Promise<Void> serverGone = Promise.promise();

    Relay(Peer client, Peer server) {
        this.client = client;
        this.server = server;
    }

    void begin() {
        client.begin(server, clientGone::tryComplete);
        server.begin(client, serverGone::tryComplete);
    }

    /** Bids both sides farewell. */
    void close() {
        client.close(CloseReason.GOING_AWAY);
        server.close(CloseReason.GOING_AWAY);
    }

    /** Completes when both sides are gone. */
    Future<Void> gone() {
        return Future.join(clientGone.future(), serverGone.future()).mapEmpty();
    }
}
