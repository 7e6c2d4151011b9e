package dev.usher.app;

import dev.usher.config.Differences;
import dev.usher.config.Settings;
import dev.usher.gateway.Edge;
import dev.usher.gateway.EdgeSettings;
import dev.usher.gateway.ListenerSettings;
import dev.usher.gateway.Reception;
import dev.usher.identity.Callers;
import dev.usher.identity.Hearsay;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.RequestReader;
import dev.usher.observe.AvailabilityLog;
import dev.usher.time.Clockwork;
import dev.usher.upstream.OwnContexts;
import dev.usher.upstream.ReadinessProbe;
import dev.usher.upstream.Trust;
import dev.usher.upstream.UpstreamSettings;
import dev.usher.upstream.Wire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway at work: the wiring, the wires to the servers, and an edge for each event loop that asks for one. */
final class House {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Vertx vertx;
    private final OwnContexts contexts;
    private final Clockwork time;
    private final Observation observation;
    private final String id;
    private final Hearsay hearsay = new Hearsay();
    private final LogLevels levels = LogLevels.ofThisProcess();
    private final Checkup checkup;
    private final CachePurge purge;
    private final SecretKey secret = TokenHash.newSecret();
    private final List<Wire> wires = new ArrayList<>();
    private final List<Room> rooms = new ArrayList<>();
    private final Map<SharedServer, Lookout> lookouts = new HashMap<>();
    private Settings settings;
    private Wiring wiring;
    private boolean closed;

    /** An edge, its floor and the event loop of both. */
    private record Room(Context context, Edge edge, Floor floor) {}

    /** Who looks for a lost server, and on which wire. */
    private record Lookout(ReadinessProbe probe, Wire wire) {}

    House(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.contexts = new OwnContexts(vertx);
        this.time = Clockwork.of(contexts.delay());
        this.settings = settings;
        levels.set(settings.log().toBeSet());
        this.wiring =
                new Wiring(settings, time, () -> ThreadLocalRandom.current().nextLong());
        boolean logs = !settings.accessLog().format().equals("none");
        this.observation = new Observation(settings, time, wiring, logs ? new LogThread() : null);
        this.id = settings.id().isEmpty() ? UUID.randomUUID().toString() : settings.id();
        this.checkup = new Checkup(vertx, this::settings, hearsay);
        this.purge = new CachePurge(vertx, () -> settings().servers().keySet(), wiring.store());
        wiring.servers().forEach(this::watch);
    }

    private void watch(SharedServer server) {
        AvailabilityLog.follow(server.upstream());
        warnOfBlindness(server.upstream().settings());
        Wire wire = open(server);
        ReadinessProbe probe = ReadinessProbe.watch(server.upstream(), wire.operations(), time.ticker(), time.delay());
        lookouts.put(server, new Lookout(probe, wire));
    }

    private static void warnOfBlindness(UpstreamSettings server) {
        if (server.isTls() && server.trust() instanceof Trust.Blind) {
            LOG.warn(
                    "server {}: its certificate is not looked at (servers.{}.tls.verify: false); whoever stands between can"
                            + " read every password: name its authority (ca) or its fingerprint (pin) instead",
                    server.name(),
                    server.name());
        }
    }

    /** An edge for the calling event loop, with connections of its own. */
    synchronized Edge edge() {
        Floor floor = new Floor(this::open);
        Edge edge = new Edge(
                edgeSettings(settings),
                floor.doors(wiring),
                RequestReader.standard(),
                callers(settings),
                time,
                observation.watch());
        observation.drain().onClose(edge::close);
        rooms.add(new Room(vertx.getOrCreateContext(), edge, floor));
        return edge;
    }

    private synchronized Settings settings() {
        return settings;
    }

    private EdgeSettings edgeSettings(Settings of) {
        return new EdgeSettings(
                id,
                of.deadlines().operation(),
                Math.toIntExact(of.operationBody()),
                of.websockets().idle());
    }

    private Callers callers(Settings of) {
        return new Callers(
                new TokenHash(secret),
                LocalNetwork.of(of.lan()),
                of.trustedProxies().hops(),
                hearsay);
    }

    /** Takes over what can change of {@code asked}; whoever is under way goes on as before. */
    Future<Reloaded> reload(Settings asked) {
        Promise<Reloaded> done = Promise.promise();
        contexts.run(() -> {
            try {
                change(asked).onComplete(done);
            } catch (RuntimeException bug) {
                done.fail(bug);
            }
        });
        return done.future();
    }

    private synchronized Future<Reloaded> change(Settings asked) {
        Settings next = asked.asFarAsTheyCanChange(settings);
        Reloaded result = new Reloaded(Differences.between(settings, next), Differences.between(next, asked));
        if (result.inEffect().isEmpty() || closed) {
            return Future.succeededFuture(result);
        }
        Wiring now = wiring.next(next);
        List<SharedServer> gone = new ArrayList<>(wiring.servers());
        List<SharedServer> come = new ArrayList<>(now.servers());
        gone.removeAll(now.servers());
        come.removeAll(wiring.servers());
        come.forEach(this::watch);
        settings = next;
        wiring = now;
        levels.set(next.log().toBeSet());
        observation.become(now.servers());
        gone.forEach(server -> dismiss(lookouts.remove(server)));
        List<Future<Void>> moves =
                rooms.stream().map(room -> move(room, next, now)).toList();
        return Future.join(moves).map(moved -> {
            gone.forEach(now::forget);
            return result;
        });
    }

    private Future<Void> move(Room room, Settings next, Wiring now) {
        Promise<Void> moved = Promise.promise();
        room.context().runOnContext(here -> {
            try {
                room.edge().change(edgeSettings(next), room.floor().doors(now), callers(next));
                room.floor().leave(now.servers()).forEach(wire -> wire.onSuccess(this::abandon));
                moved.complete();
            } catch (RuntimeException bug) {
                moved.fail(bug);
            }
        });
        return moved.future();
    }

    private void dismiss(Lookout lookout) {
        lookout.probe().close();
        abandon(lookout.wire());
    }

    /** What nobody waits for any more, as the refreshing of a stored response, has its time before the wire is closed. */
    private void abandon(Wire wire) {
        time.delay().after(wire.patience().toNanos(), () -> release(wire));
    }

    private synchronized void release(Wire wire) {
        wires.remove(wire);
        wire.close();
    }

    /** A reception for the connections of a listener, which all its event loops share. */
    Reception reception(ListenerSettings settings) {
        return new Reception(settings, time, observation.connections());
    }

    private synchronized Wire open(SharedServer server) {
        Wire wire = contexts.make(() -> Wire.open(vertx, server.upstream(), time.ticker(), time.delay()));
        if (closed) {
            wire.close();
        }
        wires.add(wire);
        return wire;
    }

    /** What can be seen of it. */
    Observation observation() {
        return observation;
    }

    /** The doctor who examines its servers. */
    Checkup checkup() {
        return checkup;
    }

    /** Forgets what it has stored. */
    CachePurge purge() {
        return purge;
    }

    /** Ends: takes nothing new, lets what is under way finish within its time, and closes every connection to the servers. */
    Future<Void> close() {
        return observation
                .drain()
                .end()
                .compose(ended -> closeWires())
                .eventually(observation::close)
                .onComplete(ended -> levels.set(Map.of()));
    }

    private synchronized Future<Void> closeWires() {
        closed = true;
        lookouts.values().forEach(lookout -> lookout.probe().close());
        return Future.join(wires.stream().map(Wire::close).toList()).mapEmpty();
    }
}
