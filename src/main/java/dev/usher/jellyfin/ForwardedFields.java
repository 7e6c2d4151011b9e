package dev.usher.jellyfin;

import io.vertx.core.http.HttpHeaders;

/** What a server is told of how a client came, and may put into any answer. */
final class ForwardedFields {
    static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
    static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");

    private ForwardedFields() {}
}
