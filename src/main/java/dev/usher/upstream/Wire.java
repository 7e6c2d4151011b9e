package dev.usher.upstream;

import dev.usher.service.Service;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http1ClientConfig;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientBuilder;
import io.vertx.core.http.HttpClientConfig;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The connections of one event loop to one server: HTTP/1.1, kept alive, never following a redirect (the token would go
 * along), content as it came. Hold on to it and close it with its owner: Vert.x closes a client that nobody holds.
 */
public final class Wire {
    /** Below the 130 s after which Kestrel closes an idle connection, so that few requests meet one that is closing. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_FIELD_BYTES = 64 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final HttpClientAgent forOperations;
    private final HttpClientAgent forStreams;
    private final HttpClientAgent forTunnels;
    private final Service operations;
    private final Service streams;
    private final Service tunnels;
    private final Duration patience;
    private volatile boolean closed;

    private Wire(Vertx vertx, Upstream upstream, Ticker ticker, Delay delay) {
        UpstreamSettings settings = upstream.settings();
        forOperations = clientOfMany(vertx, settings);
        forStreams = clientOfMany(vertx, settings);
        HttpClientConfig quiet =
                config(settings).setIdleTimeout(settings.tunnels().idle());
        forTunnels = client(vertx, settings, quiet)
                .with(pool(settings.tunnels().max(), settings))
                .build();
        patience = settings.attemptTimeout();
        Failures failures = new Failures(settings.name());
        TlsSuspicion suspicion = new TlsSuspicion(vertx, upstream);
        UnaryOperator<Service> told = settings.isPlain() ? suspicion::over : UnaryOperator.identity();
        operations = told.apply(whileOpen(new OperationWire(upstream, forOperations, ticker, delay), failures));
        streams = told.apply(whileOpen(new StreamWire(new Flows(upstream, forStreams, ticker, delay)), failures));
        tunnels = told.apply(
                whileOpen(new TunnelWire(new Flows(upstream, forTunnels, ticker, delay), patience), failures));
    }

    /** Makes ready to connect from the event loop that calls; connects when first asked. */
    public static Wire open(Vertx vertx, Upstream upstream, Ticker ticker, Delay delay) {
        return new Wire(vertx, upstream, ticker, delay);
    }

    /** As for an {@link Upstream} of which nobody else knows. */
    public static Wire open(Vertx vertx, UpstreamSettings settings, Ticker ticker, Delay delay) {
        return open(vertx, new Upstream(settings, ticker), ticker, delay);
    }

    /** Whole answers of bounded size, each within the time of an attempt and the request's deadline. */
    public Service operations() {
        return operations;
    }

    /** Contents that flow both ways without limit. The deadline is that of the response head. */
    public Service streams() {
        return streams;
    }

    /** WebSockets, each with a connection of its own: an answer of 101 has it for content. */
    public Service tunnels() {
        return tunnels;
    }

    /** How long an attempt may take. */
    public Duration patience() {
        return patience;
    }

    /** Closes every connection; what is under way fails. */
    public Future<Void> close() {
        closed = true;
        return Future.join(forOperations.close(), forStreams.close(), forTunnels.close())
                .mapEmpty();
    }

    /** A closed client may leave a request without any result. */
    private Service whileOpen(Service service, Failures failures) {
        return request -> closed ? Future.failedFuture(failures.closed()) : service.call(request);
    }

    /** For connections that serve one request after another. */
    private static HttpClientAgent clientOfMany(Vertx vertx, UpstreamSettings settings) {
        return client(vertx, settings, config(settings))
                .with(pool(settings.connections(), settings))
                .withConnectHandler(new AnswerBoundary(new HttpDecoderConfig()
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(MOST_FIELD_BYTES)
                        .setMaxChunkSize(CHUNK)))
                .build();
    }

    private static HttpClientBuilder client(Vertx vertx, UpstreamSettings settings, HttpClientConfig config) {
        return vertx.httpClientBuilder().with(config).with(tls(settings));
    }

    private static ClientSSLOptions tls(UpstreamSettings settings) {
        ClientSSLOptions options = new ClientSSLOptions();
        if (settings.addresses().size() > 1) {
            options.setSslHandshakeTimeout(settings.connectShare().toMillis())
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        return options.setTrustOptions(TrustOptions.wrap(CertificateJudge.by(settings.trust())))
                .setEnabledSecureTransportProtocols(new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2")));
    }

    private static HttpClientConfig config(UpstreamSettings settings) {
        HttpClientConfig config = new HttpClientConfig()
                .setVersions(HttpVersion.HTTP_1_1)
                .setVerifyHost(true)
                .setConnectTimeout(settings.connectShare())
                .setDecompressionEnabled(false)
                .setFollowAlternativeServices(false)
                .setHttp1Config(new Http1ClientConfig()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(KEEP_ALIVE)
                        .setPipelining(false)
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(MOST_FIELD_BYTES)
                        .setMaxChunkSize(CHUNK));
        if (settings.buffers() > 0) {
            config.getTcpConfig()
                    .getTransportConfig()
                    .setReceiveBufferSize(settings.buffers())
                    .setSendBufferSize(settings.buffers());
        }
        return config;
    }

    /** A request that waits while its connection is being made takes a place in the queue too: never fewer than connections. */
    private static PoolOptions pool(int connections, UpstreamSettings settings) {
        return new PoolOptions()
                .setHttp1MaxSize(connections)
                .setMaxWaitQueueSize(Math.max(settings.queue(), connections))
                .setCleanerPeriod(1000)
                .setMaxLifetime(0)
                .setMaxLifetimeUnit(TimeUnit.SECONDS)
                .setEventLoopSize(0);
    }
}
