package dev.usher.app;

import dev.usher.config.Settings;
import dev.usher.gateway.Edge;
import dev.usher.gateway.ListenerSettings;
import dev.usher.gateway.Reception;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;

/**
 * A gateway that another application mounts in its own server. One gateway serves all event loops of its Vert.x, and lasts
 * longer than any verticle that mounts it; close it when the application no longer needs it.
 */
public final class Gateway {
    private final House house;
    private final ThreadLocal<Edge> edges;
    private final Reloading reloading;

    Gateway(Vertx vertx, Settings settings) {
        this.house = new House(vertx, settings);
        this.edges = ThreadLocal.withInitial(house::edge);
        this.reloading = new Reloading(vertx, house::reload);
    }

    /**
     * A gateway for these options, ready to be mounted. It listens nowhere by itself.
     *
     * @throws IllegalArgumentException with a line for each error in {@code options}
     */
    public static Gateway create(Vertx vertx, GatewayOptions options) {
        Gateway gateway = new Gateway(vertx, options.settings());
        gateway.observation().open();
        return gateway;
    }

    /**
     * A handler for a route that ends in {@code /*} beneath {@code mountPoint}. No {@code BodyHandler} may stand before it:
     * the gateway reads what it needs and streams the rest. The verticle that mounts it runs on an event loop.
     *
     * @param mountPoint the path at which the gateway answers, as {@code /media}; empty for the root
     */
    @SuppressWarnings("exports") // whoever has a route to mount it on requires io.vertx.web
    public Handler<RoutingContext> handler(String mountPoint) {
        if (!mountPoint.isEmpty() && (!mountPoint.startsWith("/") || mountPoint.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "a mount point begins with a slash and does not end with one: " + mountPoint);
        }
        return routing -> edge().handle(routing.request(), mountPoint);
    }

    /**
     * Takes over what can change of {@code options} while it runs: servers, limits, lifetimes, levels of loggers
     * and all else but {@code listen}, {@code id}, {@code admin}, {@code access-log} and {@code drain}. No request fails of it: what
     * is under way goes on as before.
     *
     * @return fails with an {@link IllegalArgumentException} where the options are not right; then nothing has changed
     */
    public Future<Reloaded> reload(GatewayOptions options) {
        return reloading.from(options::settings);
    }

    /** Takes over what can change of what {@code source} gives. */
    Future<Reloaded> reload(Callable<Settings> source) {
        return reloading.from(source);
    }

    /** The edge of the calling event loop. */
    Edge edge() {
        if (!Context.isOnEventLoopThread()) {
            throw new IllegalStateException("a gateway serves event loops: deploy the verticle that mounts it with the"
                    + " threading model EVENT_LOOP");
        }
        return edges.get();
    }

    /** A reception for the connections of a listener, which all its event loops share. */
    Reception reception(ListenerSettings settings) {
        return house.reception(settings);
    }

    /** What can be seen of it. */
    Observation observation() {
        return house.observation();
    }

    /** The doctor who examines its servers. */
    Checkup checkup() {
        return house.checkup();
    }

    /** Forgets what it has stored. */
    CachePurge purge() {
        return house.purge();
    }

    /**
     * Ends. It says that it is not ready any more for {@code drain.notice}, then refuses what is new; what is under way has
     * {@code drain.patience} to finish, and WebSockets are bidden farewell on both their sides. Close it before the server that
     * it is mounted in, or what is under way is torn off. The future succeeds when the connections to the servers are closed.
     */
    public Future<Void> close() {
        return house.close();
    }
}
