package dev.usher.app;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Doors;
import dev.usher.gateway.Visitors;
import dev.usher.upstream.Wire;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One event loop's part of a house: its wires to the servers. Used on that event loop. */
final class Floor {
    private final Function<SharedServer, Wire> opener;
    private final Map<SharedServer, Line> lines = new HashMap<>();

    /** A wire to one server, and whose exchanges use it. */
    private record Line(Wire wire, Visitors visitors) {}

    /** No wire is open yet; {@code opener} opens one for the calling event loop. */
    Floor(Function<SharedServer, Wire> opener) {
        this.opener = opener;
    }

    /** The doors to the servers of {@code wiring}; a wire that is open stays open. */
    Doors doors(Wiring wiring) {
        return wiring.doors(server -> {
            Line line = lines.computeIfAbsent(server, unknown -> new Line(opener.apply(server), new Visitors()));
            Wire wire = line.wire();
            return new Wires(wire.operations(), wire.streams(), wire.tunnels(), line.visitors());
        });
    }

    /** Gives up the wires to whom {@code present} does not name: each succeeds with its wire when nobody uses it any more. */
    List<Future<Wire>> leave(List<SharedServer> present) {
        List<SharedServer> gone = lines.keySet().stream()
                .filter(server -> !present.contains(server))
                .toList();
        return gone.stream()
                .map(lines::remove)
                .map(line -> line.visitors().gone().map(line.wire()))
                .toList();
    }
}
