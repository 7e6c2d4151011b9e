package dev.usher.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What the head of a request says about its content. */
final class ContentHead {
    private ContentHead() {}

    /** The length in bytes, 0 without content, or -1 where the content is chunked. */
    static long length(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return -1;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length.trim());
    }

    /** Whether it does not say if there is content; in HTTP/1.1 there is none then. */
    static boolean isSilent(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 && !request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    /** Tells a client that waits for it to go on; one of HTTP/1.0 would take that for the answer (RFC 9110 §10.1.1). */
    static void invite(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_1_0
                && "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }
}
