package dev.usher.tck;

import dev.usher.app.GatewayOptions;
import dev.usher.app.GatewayVerticle;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.util.List;

/** A gateway with the suite's own server behind it and nothing else. */
final class Bench {
    private final Vertx vertx = Vertx.vertx();
    private final Origin origin;
    private final GatewayVerticle gateway;

    /** Opens one whose server prints to {@code out}. */
    Bench(PrintStream out) throws Exception {
        origin = Origin.start(out);
        gateway = new GatewayVerticle(profile(origin.url()));
        try {
            Soon.value(vertx.deployVerticle(gateway));
        } catch (Exception refused) {
            close();
            throw refused;
        }
    }

    /** The suite asks from one address more than a household does, and its server fails on purpose. */
    private static GatewayOptions profile(String url) {
        GatewayOptions options = new GatewayOptions().server("suite", url).listen("127.0.0.1", 0);
        for (String limit : new String[] {"address", "caller", "logins"}) {
            options.set("limits." + limit + ".rate", "100000/second").set("limits." + limit + ".burst", 100_000);
        }
        return options.set("circuit.failures", 0)
                .set("cache.longest-guess", "24h")
                .set("cache.targets", List.of("CDN-Cache-Control", "Surrogate-Control"));
    }

    Suite suite() {
        return new Suite("http://127.0.0.1:" + gateway.port());
    }

    void close() throws Exception {
        origin.close();
        Soon.value(vertx.close());
    }
}
