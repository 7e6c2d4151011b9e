package dev.usher.observe;

import dev.usher.time.Clockwork;
import dev.usher.upstream.Health;
import dev.usher.upstream.Upstream;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What can be said of one server at a moment: how it is, since when, and what it has to do. */
public final class ServerReport {
    private final Upstream upstream;
    private final MisdirectionLog misdirections;
    private final Workload workload;
    private final Clockwork time;

    /** A report of {@code upstream}, whose url may lead elsewhere, and which has {@code workload} to do. */
    public ServerReport(Upstream upstream, MisdirectionLog misdirections, Workload workload, Clockwork time) {
        this.upstream = upstream;
        this.misdirections = misdirections;
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

    /** Has {@code meters} tell its readiness and its workload; what it returns takes that back. */
    public Runnable tell(Meters meters) {
        List<Runnable> ends = List.of(
                meters.gauge(
                        named("usher.server.ready", "Whether a server answers what it is asked"),
                        upstream,
                        server -> server.health().ready() ? 1 : 0),
                meters.gauge(
                        named("usher.server.down", "Whether requests to a server are refused at once"),
                        upstream,
                        server -> server.health().isDown() ? 1 : 0),
                meters.gauge(
                        named("usher.waiting.requests", "Requests that wait for a starting server"),
                        workload,
                        work -> work.untilReady().getAsInt()),
                meters.gauge(
                        named("usher.slots.used", "Operations under way to a server"),
                        workload,
                        work -> work.inFlight().getAsInt()),
                meters.gauge(
                        named("usher.slots.waiting", "Operations that wait for their turn"),
                        workload,
                        work -> work.inLine().getAsInt()),
                meters.count(
                        named("usher.slots.shed", "Operations refused for their turn would come too late"),
                        workload,
                        work -> work.shed().getAsLong()));
        return () -> ends.forEach(Runnable::run);
    }

    private Meters.Gauge named(String meter, String help) {
        return new Meters.Gauge(meter, help, name());
    }

    /** Its {@code state} is {@code unasked}, {@code ready}, {@code starting}, {@code misdirected} or {@code down}. */
    public JsonObject toJson() {
        Health health = upstream.health();
        long now = time.ticker().nanos();
        return new JsonObject()
                .put("name", name())
                .put("state", state(health, now))
                .put("address", upstream.addresses().inUse().url().toString())
                .put(
                        "since",
                        time.dates().instant().minusNanos(now - health.since()).toString())
                .put("waiting", workload.waiting())
                .put("in_flight", workload.inFlight().getAsInt())
                .put("shed", workload.shed().getAsLong());
    }

    private String state(Health health, long now) {
        if (health.ready()) {
            return health.heard() ? "ready" : "unasked";
        }
        if (misdirections.isMisled()) {
            return "misdirected";
        }
        return health.isReachable(now) ? "starting" : "down";
    }
}
