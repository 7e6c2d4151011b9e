package dev.usher.app;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Edge;
import dev.usher.gateway.EdgeSettings;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Random;

/** An edge on a real socket whose time a test moves; behind it no server is ever asked. */
final class Edges {
    private static final Service NOBODY = request -> Future.failedFuture("nobody is asked");

    private Edges() {}

    static Observation observation(GatewayOptions options, ManualTime manual) {
        Clockwork time = time(manual);
        return new Observation(options.settings(), time, wiring(options, time), null);
    }

    /** The port on which it listens. */
    static int listen(Vertx vertx, GatewayOptions options, ManualTime manual, Observation observation)
            throws Exception {
        Clockwork time = time(manual);
        Edge edge = new Edge(
                new EdgeSettings("test", Duration.ofSeconds(1), 1 << 10, Duration.ofMinutes(3)),
                wiring(options, time).doors(any -> new Wires(NOBODY, NOBODY, NOBODY)),
                RequestReader.standard(),
                new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES)),
                time,
                observation.watch());
        return Soon.value(vertx.createHttpServer()
                        .requestHandler(request -> edge.handle(request, ""))
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    private static Clockwork time(ManualTime manual) {
        return new Clockwork(manual, manual, manual);
    }

    private static Wiring wiring(GatewayOptions options, Clockwork time) {
        return new Wiring(options.settings(), time, new Random(1));
    }
}
