package dev.usher.observe;

import dev.usher.upstream.Upstream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the logger {@code dev.usher.servers} when a server is lost, when it is back, and what TLS has against it. */
public final class AvailabilityLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.usher.servers");

    private AvailabilityLog() {}

    /** Follows {@code upstream} from now on. */
    public static void follow(Upstream upstream) {
        upstream.onLoss(() -> LOG.warn(
                "server {} is lost: it is starting, cannot be reached, or is not where its url leads",
                upstream.name()));
        upstream.onComplaint(LOG::warn);
        upstream.onRecovery(() -> LOG.info("server {} is back", upstream.name()));
    }
}
