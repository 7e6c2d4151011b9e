package dev.usher.app;

import dev.usher.cache.CacheStore;
import dev.usher.config.CircuitSettings;
import dev.usher.config.ConcurrencySettings;
import dev.usher.config.ServerSettings;
import dev.usher.config.Settings;
import dev.usher.gateway.Door;
import dev.usher.gateway.Doors;
import dev.usher.gateway.Visitors;
import dev.usher.service.Service;
import dev.usher.time.Clockwork;
import dev.usher.upstream.UpstreamSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Puts doors together: what all event loops share is made once, and each event loop has stacks of its own around it. The order
 * of the layers is written in {@link OperationLayers} and {@link StreamLayers}, and nowhere else.
 */
final class Wiring {
    private final Settings settings;
    private final Shared shared;
    private final OperationLayers operations;
    private final StreamLayers streams;
    private final Map<String, SharedServer> servers = new LinkedHashMap<>();
    private final Map<String, Recipe> recipes = new LinkedHashMap<>();

    /** The wires of one event loop to one server, and whose exchanges use them. */
    record Wires(Service operations, Service streams, Service tunnels, Visitors visitors) {
        Wires(Service operations, Service streams, Service tunnels) {
            this(operations, streams, tunnels, new Visitors());
        }
    }

    /** All that a {@link SharedServer} is made of: where it is the same, so is the server. */
    private record Recipe(
            UpstreamSettings upstream,
            ServerSettings server,
            int maxWaiting,
            double budget,
            ConcurrencySettings concurrency,
            CircuitSettings circuit) {
        static Recipe of(UpstreamSettings upstream, Settings settings) {
            return new Recipe(
                    upstream,
                    settings.servers().get(upstream.name()).withHosts(List.of()),
                    settings.retry().policy().maxWaiting(),
                    settings.retry().budget(),
                    settings.concurrency(),
                    settings.circuit());
        }
    }

    Wiring(Settings settings, Clockwork time, RandomGenerator random) {
        this(settings, Shared.of(settings, time, random), Map.of(), Map.of());
    }

    private Wiring(
            Settings settings, Shared shared, Map<String, SharedServer> known, Map<String, Recipe> knownRecipes) {
        this.settings = settings;
        this.shared = shared;
        this.operations = new OperationLayers(settings, shared);
        this.streams = new StreamLayers(settings, shared);
        for (UpstreamSettings address : settings.upstreams()) {
            String name = address.name();
            Recipe recipe = Recipe.of(address, settings);
            recipes.put(name, recipe);
            servers.put(
                    name,
                    recipe.equals(knownRecipes.get(name))
                            ? known.get(name)
                            : SharedServer.of(address, settings, shared.time()));
        }
    }

    /** The wiring after this one. A server whose settings are the same stays what it is, with all that is known of it. */
    Wiring next(Settings others) {
        return new Wiring(others, shared.changed(others), servers, recipes);
    }

    /** {@code server} is no more, or no more as it was: what was stored of it goes. */
    void forget(SharedServer server) {
        shared.store().forget(server.name());
    }

    /** The servers in the order of the settings. */
    List<SharedServer> servers() {
        return List.copyOf(servers.values());
    }

    /** The stored responses of all servers. */
    CacheStore store() {
        return shared.store();
    }

    /** What all servers and all event loops share. */
    Shared shared() {
        return shared;
    }

    /** The layers of an operation. */
    OperationLayers operations() {
        return operations;
    }

    /** The layers of a stream. */
    StreamLayers streams() {
        return streams;
    }

    /** The doors for one event loop that reaches the servers by {@code wires}. */
    Doors doors(Function<SharedServer, Wires> wires) {
        Map<String, Service> members = new LinkedHashMap<>();
        Map<String, Door> doors = new LinkedHashMap<>();
        for (SharedServer server : servers.values()) {
            Wires wire = wires.apply(server);
            Service member = operations.of(server).over(wire.operations());
            members.put(server.name(), member);
            doors.put(
                    server.name(),
                    new Door(
                            operations.before(server.name()).over(member),
                            streams.of(server).over(wire.streams()),
                            streams.of(server).over(wire.tunnels()),
                            wire.visitors()));
        }
        return new Doors(root(members, doors), doors, hosts(doors));
    }

    private Map<String, Door> hosts(Map<String, Door> doors) {
        Map<String, Door> hosts = new HashMap<>();
        settings.servers().forEach((name, server) -> server.hosts().forEach(host -> hosts.put(host, doors.get(name))));
        return hosts;
    }

    /** The root is the first server, or all that answer together as one, of whom the first is asked for all but the list. */
    private Door root(Map<String, Service> members, Map<String, Door> doors) {
        List<String> together = settings.aggregate();
        if (together.isEmpty()) {
            return doors.values().iterator().next();
        }
        String first = together.get(0);
        return new Door(
                operations.beforeAll(together, members).over(members.get(first)),
                doors.get(first).streams(),
                doors.get(first).tunnels(),
                Visitors.of(together.stream()
                        .map(name -> doors.get(name).visitors())
                        .toList()));
    }
}
