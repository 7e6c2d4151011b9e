package dev.usher.gateway.websocket;

import dev.usher.service.Body;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The WebSockets of one event loop. */
public final class WebSockets {
    private final Clockwork time;
    private Duration idle;
    private final RandomGenerator masks;
    private final Set<Relay> open = new HashSet<>();
    private boolean closing;

    /**
     * None yet.
     *
     * @param idle the silence after which a side that does not answer a ping is lost
     * @param masks the masks of what is written to servers here, which nobody can guess (RFC 6455 §10.3)
     */
    public WebSockets(Clockwork time, Duration idle, RandomGenerator masks) {
        this.time = time;
        this.idle = idle;
        this.masks = masks;
    }

    /** Another silence counts for those that open from now on. */
    public void idleFrom(Duration silence) {
        idle = silence;
    }

    /**
     * Relays between two sides whose handshakes are done and who are paused; completes when both are gone. A listener that
     * is shut down has both bidden farewell, and waits for that as long as it waits for anything. So that a cancelled
     * client is gone at once, its cancellation closes the channel: the socket alone would be shut down in that way too.
     */
    public Future<Void> relay(Body.Tunnel client, Body.Tunnel server) {
        Relay relay = new Relay(new Peer(client, null, time, idle), new Peer(server, masks, time, idle));
        open.add(relay);
        relay.gone().onComplete(gone -> open.remove(relay));
        client.socket().shutdownHandler(patience -> relay.close());
        relay.begin();
        if (closing) {
            relay.close();
        }
        return relay.gone();
    }

    /** Bids both sides of every WebSocket farewell, from now on too; completes when all are gone, at the latest in 10 s. */
    public Future<Void> close() {
        closing = true;
        List<Relay> ending = List.copyOf(open);
        ending.forEach(Relay::close);
        return Future.join(ending.stream().map(Relay::gone).toList()).mapEmpty();
    }
}
