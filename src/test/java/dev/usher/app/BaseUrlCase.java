package dev.usher.app;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.LogOf;
import dev.usher.testing.RawClient;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gateway before a server, each of which may answer below a path, and what it logs of the server. */
@ExtendWith(VertxExtension.class)
abstract class BaseUrlCase {
    static final String BASE = "/jellyfin";
    static final String LIST = "/Users/Public";

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.servers");

    FakeJellyfin jellyfin;

    /** A gateway beneath {@code outer}, before a server beneath {@code base} whose url ends in {@code known}. */
    RawClient gateway(Vertx vertx, String outer, String base, String known) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household().withBaseUrl(base));
        GatewayOptions options = Front.unlimited(jellyfin.url() + known).set("listen.base-path", outer);
        return Front.client(Front.open(vertx, options));
    }

    /** What it says of the url of the server. */
    List<String> warnings() {
        return log.lines().stream()
                .filter(line -> line.contains("servers.home.url"))
                .toList();
    }
}
