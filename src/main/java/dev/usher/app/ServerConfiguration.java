package dev.usher.app;

import dev.usher.config.ArrivalSettings;
import dev.usher.config.ListenSettings;
import dev.usher.gateway.ServerKey;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;

/** How the listeners of Vert.x are told what {@code settings} say. */
record ServerConfiguration(ListenSettings settings) {
    /** What one upload of HTTP/2 may have under way, and all those of one connection: a few that stand still do not stop it. */
    private static final int STREAM_WINDOW = 256 * 1024;

    private static final int CONNECTION_WINDOW = 1 << 20;
    private static final int MOST_STREAMS = 100;

    /** Of plain HTTP. */
    HttpServerOptions plain() {
        return options().setHttp2ClearTextEnabled(settings.h2c());
    }

    /** Of HTTPS, with HTTP/2 by ALPN. */
    HttpServerOptions encrypted(ServerKey key) {
        return options()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(key.keys())
                .setEnabledSecureTransportProtocols(ServerKey.VERSIONS);
    }

    private HttpServerOptions options() {
        ArrivalSettings arrivals = settings.arrivals();
        return new HttpServerOptions()
                .setMaxInitialLineLength(Math.toIntExact(arrivals.maxTarget()))
                .setMaxHeaderSize(Math.toIntExact(arrivals.maxFields()))
                .setInitialSettings(new Http2Settings()
                        .setMaxHeaderListSize(arrivals.maxTarget() + arrivals.maxFields())
                        .setMaxConcurrentStreams(MOST_STREAMS)
                        .setInitialWindowSize(STREAM_WINDOW))
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
                .setUseSemicolonAsQueryParamDelimiter(false);
    }
}
