package dev.usher.client;

import io.vertx.core.MultiMap;

/**
 * What a call gave, with the answer's head.
 *
 * @param status the status code, 200 to 299
 * @param fields the end-to-end fields, the caller's own
 * @param value what the content said; null where an operation gives nothing
 */
public record UsersResponse<T>(int status, MultiMap fields, T value) {

    /** The status alone: fields and value may hold secrets. */
    @Override
    public String toString() {
        return "UsersResponse[" + status + "]";
    }
}
