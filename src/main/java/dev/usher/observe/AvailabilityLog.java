package dev.usher.observe;

import dev.usher.upstream.ServerAddress;
import dev.usher.upstream.Upstream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the logger {@code dev.usher.servers} when a server is lost or down, when it is back, at which address it is reached
 * where that changes, and what TLS has against it.
 */
public final class AvailabilityLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.usher.servers");

    private AvailabilityLog() {}

    /** Follows {@code upstream} from now on. */
    public static void follow(Upstream upstream) {
        upstream.onDown(() -> LOG.warn(
                "server {} is down: it gave no answer to several attempts in a row; requests are refused at once until it"
                        + " answers",
                upstream.name()));
        upstream.onAnswer(() -> LOG.info("server {} answers again", upstream.name()));
        upstream.onLoss(() -> lost(upstream));
        upstream.addresses().onMove(address -> moved(upstream, address));
        upstream.onComplaint(LOG::warn);
        upstream.onRecovery(() -> LOG.info("server {} is back", upstream.name()));
    }

    private static void moved(Upstream upstream, ServerAddress address) {
        if (upstream.addresses().isPreferred()) {
            LOG.info("server {} is reached at {} again", upstream.name(), address.url());
        } else {
            LOG.warn(
                    "server {} is reached at {} now: nobody was there at the address that was in use",
                    upstream.name(),
                    address.url());
        }
    }

    /** One that is lost because it is down has been told of. */
    private static void lost(Upstream upstream) {
        if (!upstream.health().isDown()) {
            LOG.warn(
                    "server {} is lost: it is starting, cannot be reached, or is not where its url leads",
                    upstream.name());
        }
    }
}
