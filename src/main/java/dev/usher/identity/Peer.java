package dev.usher.identity;

import dev.usher.service.Caller;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has a connection to this gateway: a client, or a trusted hop that brings the requests of many. Used on one event loop, and
 * kept as long as the connection.
 */
public final class Peer {
    private final Callers callers;
    private final TrustedHops hops;
    private final Hearsay hearsay;
    private final @Nullable ClientAddress hop;
    private Client last;

    /**
     * The client of one request.
     *
     * @param callers those who ask from its address
     * @param approach how it came here
     */
    public record Client(Callers.Connection callers, Approach approach) {}

    Peer(String address, Callers callers, TrustedHops hops, Hearsay hearsay) {
        this.callers = callers;
        this.hops = hops;
        this.hearsay = hearsay;
        ClientAddress parsed = ClientAddress.parse(address);
        this.hop = parsed != null && hops.contains(parsed) ? parsed : null;
        Callers.Connection itself = callers.from(address);
        this.last = new Client(itself, Approach.direct(itself.anonymous().address()));
    }

    /** Who sent the request with these fields over this connection. */
    public Client client(MultiMap fields) {
        if (hop == null) {
            Caller itself = last.callers().anonymous();
            if (itself.local()) {
                hearsay.hear(itself.address(), fields);
            }
            return last;
        }
        Approach approach = hops.approach(hop, fields);
        if (!approach.equals(last.approach())) {
            boolean same = approach.address().equals(last.approach().address());
            last = new Client(same ? last.callers() : callers.from(approach.address()), approach);
        }
        return last;
    }
}
