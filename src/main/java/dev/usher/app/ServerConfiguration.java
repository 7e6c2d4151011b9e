package dev.usher.app;

import dev.usher.config.ArrivalSettings;
import dev.usher.config.ListenSettings;
import dev.usher.gateway.ServerKey;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** How the listeners of Vert.x are told what {@code settings} say. */
record ServerConfiguration(ListenSettings settings) {
    /** What one upload of HTTP/2 may have under way, and all those of one connection: a few that stand still do not stop it. */
    private static final int STREAM_WINDOW = 256 * 1024;

    private static final int CONNECTION_WINDOW = 1 << 20;
    private static final int MOST_STREAMS = 100;
    /** What a field of HTTP/2 counts beyond its name and value (RFC 9113 §6.5.2), and the four fields that stand for a line. */
    private static final int FIELD = 32;

    private static final int PSEUDO_FIELDS = 4;

    /** Of plain HTTP. */
    HttpServerOptions plain() {
        HttpServerOptions options = options().setHttp2ClearTextEnabled(settings.h2c());
        return settings.h2c() ? timed(options) : options;
    }

    /** Of HTTPS, with HTTP/2 by ALPN. */
    HttpServerOptions encrypted(ServerKey key) {
        return timed(options())
                .setSsl(true)
                .setUseAlpn(true)
                .setSslHandshakeTimeout(headMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeyCertOptions(key.keys())
                .setEnabledSecureTransportProtocols(ServerKey.VERSIONS);
    }

    /**
     * With HTTP/2 possible, idle times of Vert.x stand until the protocol is known, and then go. A drip renews that of reading; it
     * does not renew that of writing, and before it knows the protocol a server writes nothing.
     */
    private HttpServerOptions timed(HttpServerOptions options) {
        return options.setIdleTimeout(headMillis())
                .setWriteIdleTimeout(headMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private int headMillis() {
        return (int)
                Math.min(Integer.MAX_VALUE, settings.arrivals().headTimeout().toMillis());
    }

    /** As HTTP/2 measures; what is within it is measured again as in HTTP/1.1. */
    private static long listSize(ArrivalSettings arrivals) {
        return arrivals.maxTarget() + arrivals.maxFields() + FIELD * (arrivals.maxFieldCount() + 2L * PSEUDO_FIELDS);
    }

    private HttpServerOptions options() {
        ArrivalSettings arrivals = settings.arrivals();
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(Math.toIntExact(arrivals.maxTarget()))
                .setMaxHeaderSize(Math.toIntExact(arrivals.maxFields()))
                .setInitialSettings(new Http2Settings()
                        .setMaxHeaderListSize(listSize(arrivals))
                        .setMaxConcurrentStreams(MOST_STREAMS)
                        .setInitialWindowSize(STREAM_WINDOW))
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
                .setUseSemicolonAsQueryParamDelimiter(false);
        int buffers = Math.toIntExact(settings.buffers());
        return buffers == 0 ? options : options.setSendBufferSize(buffers).setReceiveBufferSize(buffers);
    }
}
