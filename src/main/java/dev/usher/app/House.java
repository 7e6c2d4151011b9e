package dev.usher.app;

import dev.usher.app.Wiring.Wires;
import dev.usher.config.Settings;
import dev.usher.gateway.Doors;
import dev.usher.gateway.Edge;
import dev.usher.gateway.EdgeSettings;
import dev.usher.gateway.ListenerSettings;
import dev.usher.gateway.Reception;
import dev.usher.identity.Callers;
import dev.usher.identity.Hearsay;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.identity.TrustedHops;
import dev.usher.jellyfin.RequestReader;
import dev.usher.observe.AvailabilityLog;
import dev.usher.time.Clockwork;
import dev.usher.upstream.OwnContexts;
import dev.usher.upstream.ReadinessProbe;
import dev.usher.upstream.Trust;
import dev.usher.upstream.UpstreamSettings;
import dev.usher.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
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
    private final Wiring wiring;
    private final Observation observation;
    private final EdgeSettings edgeSettings;
    private final LocalNetwork local;
    private final TrustedHops hops;
    private final Hearsay hearsay = new Hearsay();
    private final Checkup checkup;
    private final SecretKey secret = TokenHash.newSecret();
    private final List<Wire> wires = new ArrayList<>();
    private final List<ReadinessProbe> probes = new ArrayList<>();
    private boolean closed;

    House(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.contexts = new OwnContexts(vertx);
        this.time = Clockwork.of(contexts.delay());
        this.wiring =
                new Wiring(settings, time, () -> ThreadLocalRandom.current().nextLong());
        boolean logs = !settings.accessLog().format().equals("none");
        this.observation = new Observation(settings, time, wiring, logs ? new LogThread() : null);
        this.edgeSettings = new EdgeSettings(
                settings.id().isEmpty() ? UUID.randomUUID().toString() : settings.id(),
                settings.deadlines().operation(),
                Math.toIntExact(settings.operationBody()),
                settings.websockets().idle());
        this.local = LocalNetwork.of(settings.lan());
        this.hops = settings.trustedProxies().hops();
        this.checkup = new Checkup(vertx, () -> settings, hearsay);
        wiring.servers().forEach(this::watch);
    }

    private void watch(SharedServer server) {
        AvailabilityLog.follow(server.upstream());
        warnOfBlindness(server.upstream().settings());
        Wire wire = open(server);
        probes.add(ReadinessProbe.watch(server.upstream(), wire.operations(), time.ticker(), time.delay()));
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
    Edge edge() {
        Doors doors = wiring.doors(server -> {
            Wire wire = open(server);
            return new Wires(wire.operations(), wire.streams(), wire.tunnels());
        });
        Callers callers = new Callers(new TokenHash(secret), local, hops, hearsay);
        Edge edge = new Edge(edgeSettings, doors, RequestReader.standard(), callers, time, observation.watch());
        observation.drain().onClose(edge::close);
        return edge;
    }

    /** A reception for the connections of a listener, which all its event loops share. */
    Reception reception(ListenerSettings settings) {
        return new Reception(settings, time, observation.connections());
    }

    private synchronized Wire open(SharedServer server) {
        Wire wire = contexts.make(() -> Wire.open(vertx, server.upstream().settings(), time.ticker(), time.delay()));
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

    /** Ends: takes nothing new, lets what is under way finish within its time, and closes every connection to the servers. */
    Future<Void> close() {
        return observation.drain().end().compose(ended -> closeWires()).eventually(observation::close);
    }

    private synchronized Future<Void> closeWires() {
        closed = true;
        probes.forEach(ReadinessProbe::close);
        return Future.join(wires.stream().map(Wire::close).toList()).mapEmpty();
    }
}
