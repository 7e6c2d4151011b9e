package dev.usher.observe;

import dev.usher.jellyfin.Misdirection;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the logger {@code dev.usher.servers} when the url of a server turns out to be wrong, and when it is right again. */
public final class MisdirectionLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.usher.servers");

    private final String server;
    private final AtomicReference<Misdirection> known = new AtomicReference<>();

    /** A log for all event loops that ask {@code server}. */
    public MisdirectionLog(String server) {
        this.server = server;
    }

    /** An answer showed {@code misdirection}; each one is written down once, until something else is heard. */
    public void misled(Misdirection misdirection) {
        if (!misdirection.equals(known.getAndSet(misdirection))) {
            LOG.warn(
                    "server {} does not answer what it is asked: servers.{}.url {}",
                    server,
                    server,
                    misdirection.advice());
        }
    }

    /** Whether the url leads elsewhere, as far as is known. */
    public boolean isMisled() {
        return known.get() != null;
    }

    /** An answer was such as a server gives at the right url. */
    public void right() {
        if (known.get() != null && known.getAndSet(null) != null) {
            LOG.info("server {} answers what it is asked again", server);
        }
    }
}
