package dev.usher.service;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * An answer, of whatever status.
 *
 * @param status the status code, 100 to 599
 * @param fields the end-to-end fields. Shared: whoever changes one copies first
 * @param body the content
 */
public record Response(int status, MultiMap fields, Body body) {
    /** This answer with a copy of its fields in which {@code name} has the one value {@code value}. */
    public Response with(CharSequence name, CharSequence value) {
        return new Response(status, HttpHeaders.headers().addAll(fields).set(name, value), body);
    }

    /** The status alone: never fields or content, which may hold secrets. */
    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}
