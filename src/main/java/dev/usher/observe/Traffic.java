package dev.usher.observe;

import dev.usher.service.Ending;
import dev.usher.service.Observers;
import dev.usher.time.Clockwork;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Watches all exchanges of a gateway, for its meters, its access log and its status. Thread-safe. */
public final class Traffic implements Observers {
    private final Meters meters;
    private final @Nullable AccessLog log;
    private final Clockwork time;
    private final Totals totals;
    private final RecentErrors errors = new RecentErrors();

    /** Nothing has been seen yet. Where {@code log} is null no line is made. */
    public Traffic(Meters meters, @Nullable AccessLog log, Clockwork time) {
        this.meters = meters;
        this.log = log;
        this.time = time;
        this.totals = new Totals(time.ticker());
    }

    @Override
    public Watched begin() {
        return new Account(this, time.ticker().nanos());
    }

    /** What has been seen since the start, and in the last seconds: requests, what the cache did, refusals, recent errors. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("requests", totals.requestsJson())
                .put("cache", totals.cacheJson())
                .put("refusals", totals.refusalsJson())
                .put("recent_errors", errors.toJson());
    }

    Meters meters() {
        return meters;
    }

    Totals totals() {
        return totals;
    }

    boolean isLogged() {
        return log != null;
    }

    long nanosSince(long begun) {
        return time.ticker().nanos() - begun;
    }

    void failed(Account account, Ending ending) {
        errors.add(account.error(time.dates().instant(), ending));
    }

    void log(Account account, Ending ending) {
        if (log != null) {
            log.add(account.line(time.dates().instant(), ending));
        }
    }
}
