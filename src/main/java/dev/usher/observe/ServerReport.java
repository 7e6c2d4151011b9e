package dev.usher.observe;

import dev.usher.time.Clockwork;
import dev.usher.upstream.Health;
import dev.usher.upstream.Upstream;
import io.vertx.core.json.JsonObject;
import java.util.function.IntSupplier;

/** What can be said of one server at a moment: how it is, since when, and how many requests wait for it. */
public final class ServerReport {
    private final Upstream upstream;
    private final IntSupplier waiting;
    private final Clockwork time;

    /** A report of {@code upstream}, for which as many requests wait as {@code waiting} says. */
    public ServerReport(Upstream upstream, IntSupplier waiting, Clockwork time) {
        this.upstream = upstream;
        this.waiting = waiting;
        this.time = time;
    }

    public String name() {
        return upstream.name();
    }

    /** Whether asking it is of use: it answers, or it is starting. */
    public boolean isReachable() {
        return upstream.health().isReachable(time.ticker().nanos());
    }

    /** Has {@code meters} tell its readiness and its waiting requests; what it returns takes that back. */
    public Runnable tell(Meters meters) {
        Runnable ready = meters.gauge(
                new Meters.Gauge("usher.server.ready", "Whether a server answers what it is asked", name()),
                upstream,
                server -> server.health().ready() ? 1 : 0);
        Runnable waits = meters.gauge(
                new Meters.Gauge("usher.waiting.requests", "Requests that wait for a starting server", name()),
                waiting,
                IntSupplier::getAsInt);
        return () -> {
            ready.run();
            waits.run();
        };
    }

    /** Its {@code state} is {@code unasked}, {@code ready}, {@code starting} or {@code down}. */
    public JsonObject toJson() {
        Health health = upstream.health();
        long now = time.ticker().nanos();
        return new JsonObject()
                .put("name", name())
                .put("state", state(health, now))
                .put(
                        "since",
                        time.dates().instant().minusNanos(now - health.since()).toString())
                .put("waiting", waiting.getAsInt());
    }

    private static String state(Health health, long now) {
        if (health.ready()) {
            return health.heard() ? "ready" : "unasked";
        }
        return health.isReachable(now) ? "starting" : "down";
    }
}
