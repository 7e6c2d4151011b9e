package dev.usher.cache;

import dev.usher.http.EntityTag;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * Conditions and ranges of a request (RFC 9110 §13.1, §14.2). They are about the client's own copy: {@code If-None-Match} is
 * answered here, and none goes up, where its answer would be given to others too.
 */
final class Conditions {
    private static final List<String> CONDITIONS =
            List.of("if-none-match", "if-match", "if-modified-since", "if-unmodified-since", "if-range", "range");

    /** Fields that describe a content which a 304 does not have (RFC 9110 §15.4.5). */
    private static final List<String> OF_CONTENT =
            List.of("content-length", "content-type", "content-encoding", "content-language");

    private Conditions() {}

    /** Whether the client that sent {@code fields} has what {@code etag} stands for (RFC 9110 §13.1.2). */
    static boolean know(MultiMap fields, String etag) {
        return fields.contains(HttpHeaders.IF_NONE_MATCH)
                && EntityTag.matches(String.join(",", fields.getAll(HttpHeaders.IF_NONE_MATCH)), etag);
    }

    /** {@code request} without conditions or ranges. */
    static Request drop(Request request) {
        MultiMap fields = request.fields();
        if (CONDITIONS.stream().noneMatch(fields::contains)) {
            return request;
        }
        MultiMap rest = HttpHeaders.headers().addAll(fields);
        CONDITIONS.forEach(rest::remove);
        return request.withFields(rest);
    }

    /** The 304 to a client that has what the 200 with {@code fields} would give it. */
    static Response notModified(MultiMap fields) {
        MultiMap rest = HttpHeaders.headers().addAll(fields);
        OF_CONTENT.forEach(rest::remove);
        return new Response(304, rest, Body.EMPTY);
    }
}
