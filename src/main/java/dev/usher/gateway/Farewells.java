package dev.usher.gateway;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The connections of one event loop that have had their last answer. A client may have sent more requests behind the one
 * that was refused, and believes that none of them was looked at (RFC 9112 §9.6); Vert.x hands them on all the same.
 */
final class Farewells {
    private final Set<HttpConnection> given = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * Gives up the connection of {@code request}, to which the answer has been written. One of HTTP/2 serves the requests
     * beside it too, of which none can be taken for another, and is kept.
     */
    void bid(HttpServerRequest request, Edge edge) {
        if (request.version() != HttpVersion.HTTP_2) {
            given.add(request.connection());
        }
        Farewell.bid(request, edge);
    }

    /** Whether {@code request} came after the last answer: it must be left alone. */
    boolean haveBeenBidTo(HttpServerRequest request) {
        return given.contains(request.connection());
    }
}
