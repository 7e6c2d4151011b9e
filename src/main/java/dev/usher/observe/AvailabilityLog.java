package dev.usher.observe;

import dev.usher.upstream.Upstream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the logger {@code dev.usher.servers} when a server is lost or down, when it is back, and what TLS has against it. */
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
        upstream.onComplaint(LOG::warn);
        upstream.onRecovery(() -> LOG.info("server {} is back", upstream.name()));
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
