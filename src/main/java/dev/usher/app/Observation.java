package dev.usher.app;

import dev.usher.cache.CacheStore;
import dev.usher.config.AccessLogSettings;
import dev.usher.config.Settings;
import dev.usher.gateway.Drain;
import dev.usher.gateway.HealthAnswers;
import dev.usher.gateway.Readiness;
import dev.usher.gateway.Watch;
import dev.usher.observe.AccessLog;
import dev.usher.observe.Meters;
import dev.usher.observe.ServerReport;
import dev.usher.observe.Traffic;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What can be seen of a gateway at work: the one place where what happens meets those who count, log and tell it. */
final class Observation {
    private final Clockwork time;
    private final Meters meters;
    private final @Nullable LogThread logThread;
    private final Traffic traffic;
    private final Drain drain;
    private final HealthAnswers health = new HealthAnswers(this::readiness);
    private final ServerReports servers;
    private final CacheStore store;
    private final LongAdder connections = new LongAdder();
    private final long begun;
    private volatile boolean listening;

    /** Of the gateway of {@code settings}, whose parts {@code wiring} has; lines of its log are written by {@code logThread}. */
    Observation(Settings settings, Clockwork time, Wiring wiring, @Nullable LogThread logThread) {
        this.time = time;
        this.begun = time.ticker().nanos();
        this.meters = settings.admin().enabled() && Meters.areAvailable() ? Meters.prometheus() : Meters.NONE;
        this.logThread = logThread;
        AccessLog log = logThread == null ? null : log(settings.accessLog(), logThread);
        this.traffic = new Traffic(meters, log, time);
        this.drain = new Drain(settings.drain().notice(), settings.drain().patience(), time.delay());
        this.servers = new ServerReports(meters, time);
        servers.become(wiring.servers());
        this.store = wiring.store();
        tell(log);
    }

    private static AccessLog log(AccessLogSettings settings, LogThread thread) {
        return settings.format().equals("json")
                ? AccessLog.ofJson(settings.queue(), thread)
                : AccessLog.ofLogfmt(settings.queue(), thread);
    }

    private void tell(@Nullable AccessLog log) {
        meters.gauge(gauge("usher.cache.stored.bytes", "Memory that stored responses take"), store, CacheStore::bytes);
        meters.gauge(gauge("usher.connections", "Connections of clients"), connections, LongAdder::sum);
        meters.gauge(gauge("usher.exchanges", "Requests and streams under way"), drain, Drain::underway);
        if (log != null) {
            meters.gauge(gauge("usher.log.lost", "Lines that the access log has lost"), log, AccessLog::lost);
        }
    }

    private static Meters.Gauge gauge(String name, String help) {
        return new Meters.Gauge(name, help, "");
    }

    /** These are the servers from now on. */
    void become(List<SharedServer> present) {
        servers.become(present);
    }

    Watch watch() {
        return new Watch(traffic, health, drain);
    }

    HealthAnswers health() {
        return health;
    }

    Drain drain() {
        return drain;
    }

    LongAdder connections() {
        return connections;
    }

    /** Requests are taken from now on. */
    void open() {
        listening = true;
    }

    String metrics() {
        return meters.scrape();
    }

    private Readiness readiness() {
        if (drain.hasBegun()) {
            return Readiness.DRAINING;
        }
        if (!listening) {
            return Readiness.OPENING;
        }
        return servers.all().stream().anyMatch(ServerReport::isReachable) ? Readiness.READY : Readiness.NO_SERVER;
    }

    /** What a page would show of it all. */
    JsonObject status() {
        JsonArray all = new JsonArray();
        servers.all().forEach(server -> all.add(server.toJson()));
        long up = time.ticker().nanos() - begun;
        JsonObject now = new JsonObject()
                .put("readiness", readiness().name().toLowerCase(Locale.ROOT))
                .put("since", time.dates().instant().minusNanos(up).toString())
                .put("connections", connections.sum())
                .put("under_way", drain.underway())
                .put("servers", all);
        JsonObject seen = traffic.toJson();
        seen.getJsonObject("cache").put("stored_bytes", store.bytes());
        return now.mergeIn(seen);
    }

    /** Writes what is still to be logged. */
    Future<Void> close() {
        return logThread == null ? Future.succeededFuture() : logThread.close();
    }
}
