package dev.usher.upstream;

import dev.usher.service.ServiceException;
import dev.usher.time.Ticker;
import io.vertx.core.http.RequestOptions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way of one attempt from address to address until a connection is had. Where nobody is there, it leads on: to the one in
 * use first, then to the others in their order, or in a trial through all of them in their order. A server that was found and
 * lacks something, as a certificate, ends it, unless that was a trial: the address in use is still to come then.
 */
final class Tour {
    private final Addresses addresses;
    private final int inUse;
    private final int first;
    private final Ticker ticker;
    private long since;
    private int at;
    private int other = -1;
    private boolean passedUse;
    private @Nullable ServiceException failure;

    /** A way that begins at {@code first} while the address {@code inUse} is in use. */
    Tour(Addresses addresses, int inUse, int first, Ticker ticker) {
        this.addresses = addresses;
        this.inUse = inUse;
        this.first = first;
        this.at = first;
        this.ticker = ticker;
        this.since = ticker.nanos();
    }

    /** Lets {@code options} lead to the present address, and wait for a connection no longer than is left of their time. */
    RequestOptions aim(RequestOptions options) {
        long now = ticker.nanos();
        long left = options.getConnectTimeout() - TimeUnit.NANOSECONDS.toMillis(now - since);
        since = now;
        return addresses.all().get(at).aim(options).setConnectTimeout(Math.max(1, left));
    }

    /** A connection is had at the present address. */
    void arrive() {
        if (at != inUse) {
            addresses.move(inUse, at);
        }
    }

    /** No connection was had at the present address; goes to the next one and tells whether there is one to be tried. */
    boolean leadsOn(ServiceException missing) {
        boolean ofUse = at == inUse;
        passedUse |= ofUse;
        if (failure == null || ofUse) {
            failure = missing;
        }
        if (!ofUse && !isNobody(missing)) {
            addresses.complain(missing);
        }
        return (!passedUse || isNobody(missing)) && next();
    }

    private boolean next() {
        other++;
        if (other == first) {
            other++;
        }
        at = other;
        return other < addresses.all().size();
    }

    /** What it has come to: the failure of the address in use, as if there were no other. */
    ServiceException failure() {
        return Objects.requireNonNull(failure);
    }

    /** Whether nobody was there who could take a connection, or none that came to anything. */
    private static boolean isNobody(ServiceException missing) {
        return Health.isDead(missing.kind());
    }
}
