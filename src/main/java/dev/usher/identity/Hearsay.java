package dev.usher.identity;

import dev.usher.http.Forwarded;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.atomic.LongAdder;

/**
 * What peers whom nobody trusts say of clients behind them. It is not believed; but where they are in the local network they
 * may be reverse proxies that somebody forgot to name. One instance is shared by all event loops.
 */
public final class Hearsay {
    private static final CharSequence CHAIN = HttpHeaders.createOptimized("x-forwarded-for");
    private static final CharSequence FORWARDED = HttpHeaders.createOptimized(Forwarded.FIELD);

    private final LongAdder requests = new LongAdder();
    private volatile String latest = "";

    /** Hears a request with {@code fields}, which {@code peer} of the local network brought. */
    void hear(String peer, MultiMap fields) {
        if (fields.contains(CHAIN) || fields.contains(FORWARDED)) {
            requests.increment();
            latest = peer;
        }
    }

    /** How many requests spoke of a client behind the one who brought them. */
    public long requests() {
        return requests.sum();
    }

    /** The address of the last one who brought such a request; empty as long as there was none. */
    public String latest() {
        return latest;
    }
}
