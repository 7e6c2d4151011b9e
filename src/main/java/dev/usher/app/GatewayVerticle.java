package dev.usher.app;

import dev.usher.config.ArrivalSettings;
import dev.usher.config.ListenSettings;
import dev.usher.config.Settings;
import dev.usher.gateway.AdminListener;
import dev.usher.gateway.Drain;
import dev.usher.gateway.Edge;
import dev.usher.gateway.ListenerSettings;
import dev.usher.gateway.Reception;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that listens. Deploy it once: it starts as many event loops as its options say (by default one for each
 * processor) around one cache, one set of limits and one view of the servers. Undeploying it ends them all in order: it says
 * that it is not ready any more for {@code drain.notice}, then takes nothing new, and what is under way has
 * {@code drain.patience} to finish. Undeploy it before you close Vert.x, which cuts whatever is under way.
 */
public final class GatewayVerticle extends VerticleBase {
    /** Servers of one Vert.x that listen on the same negative port share a free one: each gateway has a number of its own. */
    private static final AtomicInteger NEXT_SHARED_PORT = new AtomicInteger(Integer.MIN_VALUE);

    private final Settings settings;
    private final AtomicInteger port = new AtomicInteger();
    private final int wanted;
    private @Nullable Gateway gateway;
    private @Nullable AdminListener admin;

    /**
     * A verticle for these options.
     *
     * @throws IllegalArgumentException with a line for each error in {@code options}
     */
    public GatewayVerticle(GatewayOptions options) {
        this(options.settings());
    }

    GatewayVerticle(Settings settings) {
        this.settings = settings;
        int configured = settings.listen().port();
        this.wanted = configured == 0 ? NEXT_SHARED_PORT.getAndIncrement() : configured;
    }

    @Override
    public Future<?> start() {
        if (context.getInstanceCount() > 1) {
            return Future.failedFuture("GatewayVerticle is deployed once: leave instances at 1 and set"
                    + " listen.event-loops, so that its event loops share one cache and one set of limits");
        }
        Gateway started = new Gateway(vertx, settings);
        gateway = started;
        return Admin.open(vertx, settings.admin(), started.observation(), started.checkup()::addTo)
                .onSuccess(open -> admin = open)
                .compose(open -> listen(started))
                .onSuccess(listening -> started.observation().open())
                .recover(refused -> stop().transform(ended -> Future.failedFuture(refused)));
    }

    private Future<String> listen(Gateway started) {
        ListenSettings listen = settings.listen();
        int loops = listen.eventLoops() > 0
                ? listen.eventLoops()
                : Runtime.getRuntime().availableProcessors();
        Reception reception = started.reception(limits(listen.arrivals()));
        return vertx.deployVerticle(() -> new Listener(started, reception), new DeploymentOptions().setInstances(loops))
                .recover(refused -> Future.failedFuture(new IllegalStateException(
                        "Usher cannot listen on " + listen.host() + ":" + listen.port() + ": " + refused.getMessage()
                                + ". Set listen.host and listen.port to what is free on this machine.",
                        refused)));
    }

    /** The listeners have ended before this one is asked to, and with them what was under way. */
    @Override
    public Future<?> stop() {
        Future<?> ended = gateway == null ? Future.succeededFuture() : gateway.close();
        return admin == null ? ended : ended.eventually(admin::close);
    }

    /** The port of the admin listener, once this is deployed; 0 where there is none. */
    public int adminPort() {
        return admin == null ? 0 : admin.port();
    }

    /** The port on which the gateway listens, once it is deployed. */
    public int port() {
        return port.get();
    }

    /** One event loop's share of the connections. */
    private final class Listener extends VerticleBase {
        private final Gateway gateway;
        private final Reception reception;
        private @Nullable HttpServer server;

        Listener(Gateway gateway, Reception reception) {
            this.gateway = gateway;
            this.reception = reception;
        }

        @Override
        public Future<?> start() {
            Edge edge = gateway.edge();
            HttpServer listening = vertx.createHttpServer(
                            serverOptions(settings.listen().arrivals()))
                    .connectionHandler(reception::receive)
                    .requestHandler(
                            request -> edge.handle(request, settings.listen().basePath()))
                    .invalidRequestHandler(edge::refuse);
            server = listening;
            return listening.listen(wanted, settings.listen().host()).onSuccess(open -> port.set(open.actualPort()));
        }

        /** The first listener that is told to end has the whole gateway say that it ends. */
        @Override
        public Future<?> stop() {
            Drain drain = gateway.observation().drain();
            return drain.begin()
                    .compose(closed -> server == null
                            ? Future.succeededFuture()
                            : server.shutdown(drain.patience().toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static ListenerSettings limits(ArrivalSettings arrivals) {
        return new ListenerSettings(
                Math.toIntExact(arrivals.maxTarget()),
                Math.toIntExact(arrivals.maxFields()),
                arrivals.maxFieldCount(),
                arrivals.headTimeout(),
                arrivals.idleTimeout(),
                arrivals.connectionsPerAddress());
    }

    private static HttpServerOptions serverOptions(ArrivalSettings arrivals) {
        return new HttpServerOptions()
                .setMaxInitialLineLength(Math.toIntExact(arrivals.maxTarget()))
                .setMaxHeaderSize(Math.toIntExact(arrivals.maxFields()))
                .setHttp2ClearTextEnabled(false)
                .setUseSemicolonAsQueryParamDelimiter(false);
    }
}
