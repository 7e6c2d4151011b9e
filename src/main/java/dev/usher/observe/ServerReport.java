package dev.usher.observe;

import dev.usher.time.Clockwork;
import dev.usher.upstream.Health;
import dev.usher.upstream.Upstream;
import io.vertx.core.json.JsonObject;
import java.util.function.ToDoubleFunction;

/** What can be said of one server at a moment: how it is, since when, and what it has to do. */
public final class ServerReport {
    private final Upstream upstream;
    private final Workload workload;
    private final Clockwork time;

    /** A report of {@code upstream}, which has {@code workload} to do. */
    public ServerReport(Upstream upstream, Workload workload, Clockwork time) {
        this.upstream = upstream;
        this.workload = workload;
        this.time = time;
    }

    public String name() {
        return upstream.name();
    }

    /** Whether asking it is of use: it answers, or it is starting. */
    public boolean isReachable() {
        return upstream.health().isReachable(time.ticker().nanos());
    }

    /** Has {@code meters} tell its readiness and its workload. */
    public void tell(Meters meters) {
        meters.gauge(
                new Meters.Gauge("usher.server.ready", "Whether a server answers what it is asked", name()),
                upstream,
                server -> server.health().ready() ? 1 : 0);
        meters.gauge(
                new Meters.Gauge("usher.server.down", "Whether requests to a server are refused at once", name()),
                upstream,
                server -> server.health().isDown() ? 1 : 0);
        gauge(
                meters,
                "usher.waiting.requests",
                "Requests that wait for a starting server",
                work -> work.untilReady().getAsInt());
        gauge(
                meters,
                "usher.slots.used",
                "Operations under way to a server",
                work -> work.inFlight().getAsInt());
        gauge(
                meters,
                "usher.slots.waiting",
                "Operations that wait for their turn",
                work -> work.inLine().getAsInt());
        meters.count(
                new Meters.Gauge("usher.slots.shed", "Operations refused for their turn would come too late", name()),
                workload,
                work -> work.shed().getAsLong());
    }

    private void gauge(Meters meters, String gauge, String help, ToDoubleFunction<Workload> value) {
        meters.gauge(new Meters.Gauge(gauge, help, name()), workload, value);
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
                .put("waiting", workload.waiting())
                .put("in_flight", workload.inFlight().getAsInt())
                .put("shed", workload.shed().getAsLong());
    }

    private static String state(Health health, long now) {
        if (health.ready()) {
            return health.heard() ? "ready" : "unasked";
        }
        return health.isReachable(now) ? "starting" : "down";
    }
}
