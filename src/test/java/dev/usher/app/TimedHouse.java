package dev.usher.app;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Door;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.ManualTime;
import dev.usher.testing.ScriptedService;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** All layers by the settings of a test, in a time that it moves, before servers that follow its script. */
final class TimedHouse {
    static final Duration TICK = Duration.ofNanos(1);
    private static final Duration PATIENCE = Duration.ofHours(1);

    final ManualTime time = new ManualTime();
    final ScriptedService home = new ScriptedService(time);
    final ScriptedService cabin = new ScriptedService(time);
    private final Callers callers =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));
    private final Door root;

    private TimedHouse(UnaryOperator<GatewayOptions> set) {
        GatewayOptions options = Front.unlimited("http://home.example").server("cabin", "http://cabin.example");
        Map<String, ScriptedService> servers = Map.of("home", home, "cabin", cabin);
        root = new Wiring(set.apply(options).settings(), new Clockwork(time, time, time), new Random(1))
                .doors(server -> wires(servers.get(server.name())))
                .root();
    }

    /** With the servers {@code home}, at the root, and {@code cabin}; no limit but those that {@code set} sets. */
    static TimedHouse with(UnaryOperator<GatewayOptions> set) {
        return new TimedHouse(set);
    }

    private static Wires wires(ScriptedService server) {
        return new Wires(server, server, server);
    }

    /** By the way of its route. */
    Future<Response> ask(Asked asked) {
        long deadline = time.nanos() + PATIENCE.toNanos();
        Request request = asked.read(RequestReader.standard(), callers, deadline);
        return (request.route() instanceof Operation ? root.operations() : root.streams()).call(request);
    }

    /** The status of an answer that is there at once. */
    int statusOf(Asked asked) {
        return ask(asked).result().status();
    }

    /** What an answer that is there at once says of the cache. */
    String cacheStatusOf(Asked asked) {
        return ask(asked).result().fields().get("Cache-Status");
    }

    /** Lets all but a tick of {@code wait} pass. */
    void advanceUntilJustBefore(Duration wait) {
        time.advance(wait.minus(TICK));
    }

    void tick() {
        time.advance(TICK);
    }
}
