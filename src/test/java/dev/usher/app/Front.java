package dev.usher.app;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.HeldPort;
import dev.usher.testing.RawClient;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;

/** A gateway on a free port, as an operator would start it, and what stands behind it. */
final class Front {
    private static final String HERE = "127.0.0.1";

    private Front() {}

    /** Options for a gateway that refuses nobody, before the server {@code home} at {@code url}. */
    static GatewayOptions unlimited(String url) {
        GatewayOptions options = new GatewayOptions().server("home", url).set("access-log.format", "json");
        for (String limit : new String[] {"address", "caller", "logins"}) {
            options.set("limits." + limit + ".rate", "100000/second").set("limits." + limit + ".burst", 100_000);
        }
        return options;
    }

    /** The port of a gateway with these options. */
    static int open(Vertx vertx, GatewayOptions options) throws Exception {
        GatewayVerticle gateway = new GatewayVerticle(options.listen(HERE, 0));
        Soon.value(vertx.deployVerticle(gateway));
        return gateway.port();
    }

    static RawClient client(int port) {
        return new RawClient(HERE, port);
    }

    /** A server whose passwords and tokens must not be logged, and whose port is nobody else's while it does not listen. */
    static FakeJellyfin fake(Vertx vertx, FakeOptions options) throws Exception {
        HeldPort port = HeldPort.take();
        Soon.value(vertx.deployVerticle(new Holding(port)));
        return Soon.value(
                FakeJellyfin.create(vertx, options.onSecret(Secrets::heed)).listen(port.number()));
    }

    /** Lets go of a port when Vert.x is closed. */
    private static final class Holding extends VerticleBase {
        private final HeldPort port;

        Holding(HeldPort port) {
            this.port = port;
        }

        @Override
        public Future<?> stop() throws IOException {
            port.close();
            return Future.succeededFuture();
        }
    }
}
