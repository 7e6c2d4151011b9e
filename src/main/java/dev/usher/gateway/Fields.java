package dev.usher.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import java.util.List;

/** The fields of a head, as they decide over a connection. */
final class Fields {
    /** Makes the maps that Vert.x works with, which check names and values. */
    static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return (HttpHeaders) io.vertx.core.http.HttpHeaders.headers();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return newHeaders();
        }
    };

    private static final String KEEP_ALIVE = HttpHeaderValues.KEEP_ALIVE.toString();

    private static final String CHUNKED = HttpHeaderValues.CHUNKED.toString();

    private Fields() {}

    /**
     * Whether the transfer codings are {@code chunked} and nothing else. Another coding would have to be undone before the
     * content is passed on (RFC 9112 §6.1), and a list of one coding is written in ways that recipients read differently.
     */
    static boolean areChunkedAlone(HttpHeaders fields) {
        List<String> codings = fields.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.size() == 1 && CHUNKED.equalsIgnoreCase(codings.get(0));
    }

    /** Lets {@code close} among other options stand alone besides, for Vert.x does not look for it in a list (RFC 9112 §9.6). */
    static void normaliseClose(HttpHeaders fields) {
        String first = fields.get(HttpHeaderNames.CONNECTION);
        if (first == null || KEEP_ALIVE.equalsIgnoreCase(first)) {
            return;
        }
        if (fields.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)
                && !fields.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            fields.add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }
}
