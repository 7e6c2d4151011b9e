package dev.usher.app;

import dev.usher.config.ArrivalSettings;
import dev.usher.config.ListenSettings;
import dev.usher.config.TlsSettings;
import dev.usher.gateway.Drain;
import dev.usher.gateway.Edge;
import dev.usher.gateway.KeyWatch;
import dev.usher.gateway.ListenerSettings;
import dev.usher.gateway.Reception;
import dev.usher.gateway.ServerKey;
import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The listeners of a gateway, on each event loop one, and the key with which they prove their name. */
final class Listeners {
    private final Vertx vertx;
    private final ListenSettings settings;
    private final ServerConfiguration configuration;
    private final SharedPort port;
    private final Optional<SharedPort> plainPort;
    private final List<HttpServer> encrypted = new CopyOnWriteArrayList<>();
    private @Nullable KeyWatch keyWatch;

    /** Listeners as {@code settings} say, of which none is open. */
    Listeners(Vertx vertx, ListenSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.configuration = new ServerConfiguration(settings);
        this.port = new SharedPort("listen.port", settings.port());
        this.plainPort = settings.plainPort().stream()
                .mapToObj(number -> new SharedPort("listen.plain-port", number))
                .findFirst();
    }

    /** Opens them in front of {@code gateway}. They end with the verticle that calls. */
    Future<?> open(Gateway gateway) {
        Reception reception = gateway.reception(limits(settings.arrivals()));
        int loops = settings.eventLoops() > 0
                ? settings.eventLoops()
                : Runtime.getRuntime().availableProcessors();
        return key().compose(key -> vertx.deployVerticle(
                () -> new Listener(gateway, reception, key), new DeploymentOptions().setInstances(loops)));
    }

    /** The key to begin with, where there is one; a new one is taken over by every listener, whose connections go on. */
    private Future<Optional<ServerKey>> key() {
        TlsSettings tls = settings.tls();
        if (!tls.isOn()) {
            return Future.succeededFuture(Optional.empty());
        }
        KeyWatch watch = new KeyWatch(
                vertx, ListenerKeys.source(tls), Clockwork.of(Delay.on(vertx)), tls.checkEvery(), this::takeOver);
        keyWatch = watch;
        return watch.begin()
                .map(Optional::of)
                .recover(unusable -> Future.failedFuture(
                        new IllegalStateException("listen.tls: " + unusable.getMessage(), unusable)));
    }

    private Future<?> takeOver(ServerKey key) {
        return Future.join(encrypted.stream()
                .map(listener -> listener.updateSSLOptions(key.options()))
                .toList());
    }

    /** Looks no more for another key. */
    void close() {
        if (keyWatch != null) {
            keyWatch.close();
        }
    }

    /** The port, once they are open. */
    int port() {
        return port.number();
    }

    /** The port of plain HTTP beside the encrypted one, once they are open; 0 where there is none. */
    int plainPort() {
        return plainPort.map(SharedPort::number).orElse(0);
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

    /** One event loop's share of the connections. */
    private final class Listener extends VerticleBase {
        private final Gateway gateway;
        private final Reception reception;
        private final Optional<ServerKey> key;
        private final List<HttpServer> open = new ArrayList<>();

        Listener(Gateway gateway, Reception reception, Optional<ServerKey> key) {
            this.gateway = gateway;
            this.reception = reception;
            this.key = key;
        }

        @Override
        public Future<?> start() {
            Edge edge = gateway.edge();
            Future<?> first = listen(edge, key.map(configuration::encrypted).orElseGet(configuration::plain), port)
                    .onSuccess(listening -> key.ifPresent(own -> encrypted.add(listening)));
            return plainPort.isEmpty()
                    ? first
                    : first.compose(listening -> listen(edge, configuration.plain(), plainPort.get()));
        }

        private Future<HttpServer> listen(Edge edge, HttpServerOptions options, SharedPort on) {
            HttpServer server = vertx.createHttpServer(options)
                    .connectionHandler(reception::receive)
                    .requestHandler(request -> reception.hand(request, edge, settings.basePath()))
                    .invalidRequestHandler(edge::refuse);
            open.add(server);
            return on.listen(server, settings.host());
        }

        /** The first listener that is told to end has the whole gateway say that it ends. */
        @Override
        public Future<?> stop() {
            Drain drain = gateway.observation().drain();
            return drain.begin()
                    .compose(closed -> Future.join(open.stream()
                            .map(server -> server.shutdown(drain.patience().toMillis(), TimeUnit.MILLISECONDS))
                            .toList()));
        }
    }
}
