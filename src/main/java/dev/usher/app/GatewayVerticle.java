package dev.usher.app;

import dev.usher.config.ListenSettings;
import dev.usher.config.Settings;
import dev.usher.config.TlsSettings;
import dev.usher.gateway.Edge;
import dev.usher.gateway.KeyWatch;
import dev.usher.gateway.ServerKey;
import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that listens. Deploy it once: it starts as many event loops as its options say (by default one for each
 * processor) around one cache, one set of limits and one view of the servers. Undeploying it closes them all.
 */
public final class GatewayVerticle extends VerticleBase {
    private static final int REQUEST_LINE = 32 * 1024;
    private static final int FIELDS = 32 * 1024;
    /** What one upload of HTTP/2 may have under way, and all those of one connection: a few that stand still do not stop it. */
    private static final int STREAM_WINDOW = 256 * 1024;

    private static final int CONNECTION_WINDOW = 1 << 20;

    /** Servers of one Vert.x that listen on the same negative port share a free one: each gateway has a number of its own. */
    private static final AtomicInteger NEXT_SHARED_PORT = new AtomicInteger(Integer.MIN_VALUE);

    private final Settings settings;
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicInteger plainPort = new AtomicInteger();
    private final int wanted;
    private final OptionalInt wantedPlain;
    private final List<HttpServer> encrypted = new CopyOnWriteArrayList<>();
    private @Nullable Gateway gateway;
    private @Nullable KeyWatch keyWatch;

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
        this.wanted = shared(settings.listen().port());
        OptionalInt plain = settings.listen().plainPort();
        this.wantedPlain = plain.isPresent() ? OptionalInt.of(shared(plain.getAsInt())) : plain;
    }

    private static int shared(int configured) {
        return configured == 0 ? NEXT_SHARED_PORT.getAndIncrement() : configured;
    }

    @Override
    public Future<?> start() {
        if (context.getInstanceCount() > 1) {
            return Future.failedFuture("GatewayVerticle is deployed once: leave instances at 1 and set"
                    + " listen.event-loops, so that its event loops share one cache and one set of limits");
        }
        Gateway started = new Gateway(vertx, settings);
        gateway = started;
        ListenSettings listen = settings.listen();
        int loops = listen.eventLoops() > 0
                ? listen.eventLoops()
                : Runtime.getRuntime().availableProcessors();
        return key().compose(key -> vertx.deployVerticle(
                                () -> new Listener(started, key), new DeploymentOptions().setInstances(loops))
                        .recover(refused -> Future.failedFuture(new IllegalStateException(
                                "Usher cannot listen on " + listen.host() + ":" + listen.port() + ": "
                                        + refused.getMessage()
                                        + ". Set listen.host and listen.port to what is free on this machine.",
                                refused))))
                .onFailure(refused -> stop());
    }

    /** The key to begin with, where there is one; a new one is taken over by every listener, whose connections go on. */
    private Future<Optional<ServerKey>> key() {
        TlsSettings tls = settings.listen().tls();
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
        ServerSSLOptions options = key.options();
        return Future.join(encrypted.stream()
                .map(listener -> listener.updateSSLOptions(options))
                .toList());
    }

    @Override
    public Future<?> stop() {
        if (keyWatch != null) {
            keyWatch.close();
        }
        return gateway == null ? Future.succeededFuture() : gateway.close();
    }

    /** The port on which the gateway listens, once it is deployed. */
    public int port() {
        return port.get();
    }

    /** The port of plain HTTP beside the encrypted one, once it is deployed; 0 where there is none. */
    public int plainPort() {
        return plainPort.get();
    }

    /** One event loop's share of the connections. */
    private final class Listener extends VerticleBase {
        private final Gateway gateway;
        private final Optional<ServerKey> key;

        Listener(Gateway gateway, Optional<ServerKey> key) {
            this.gateway = gateway;
            this.key = key;
        }

        @Override
        public Future<?> start() {
            Edge edge = gateway.edge();
            Future<HttpServer> first = listen(edge, key.map(this::encrypted).orElseGet(this::plain), wanted, port);
            key.ifPresent(encrypting -> first.onSuccess(encrypted::add));
            return wantedPlain.isEmpty()
                    ? first
                    : first.compose(listening -> listen(edge, plain(), wantedPlain.getAsInt(), plainPort));
        }

        private Future<HttpServer> listen(Edge edge, HttpServerOptions options, int wanted, AtomicInteger port) {
            return vertx.createHttpServer(options)
                    .requestHandler(request -> edge.handle(request, ""))
                    .invalidRequestHandler(edge::refuse)
                    .listen(wanted, settings.listen().host())
                    .onSuccess(listening -> port.set(listening.actualPort()));
        }

        private HttpServerOptions plain() {
            return serverOptions().setHttp2ClearTextEnabled(settings.listen().h2c());
        }

        private HttpServerOptions encrypted(ServerKey key) {
            return serverOptions()
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(key.keys())
                    .setEnabledSecureTransportProtocols(ServerKey.VERSIONS);
        }
    }

    private static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setMaxInitialLineLength(REQUEST_LINE)
                .setMaxHeaderSize(FIELDS)
                .setInitialSettings(new Http2Settings()
                        .setMaxHeaderListSize(REQUEST_LINE + FIELDS)
                        .setInitialWindowSize(STREAM_WINDOW))
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
                .setUseSemicolonAsQueryParamDelimiter(false);
    }
}
