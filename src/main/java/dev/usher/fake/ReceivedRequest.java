package dev.usher.fake;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/** A request that was read whole: target and fields byte for byte as they came, each byte a Latin-1 character. */
public record ReceivedRequest(HttpMethod method, String target, MultiMap fields, Buffer body) {
    /** The path of the target, as it was spelt. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public String toString() {
        return method + " " + path();
    }
}
