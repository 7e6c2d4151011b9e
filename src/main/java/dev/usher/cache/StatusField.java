package dev.usher.cache;

import dev.usher.http.CacheStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** The field {@code Cache-Status}, in which each cache adds its member after those that are nearer to the origin. */
final class StatusField {
    private StatusField() {}

    /** A copy of {@code fields} in which {@code member} is the last of the list (RFC 9211 §2). */
    static MultiMap added(MultiMap fields, String member) {
        MultiMap block = HttpHeaders.headers().addAll(fields);
        return block.contains(CacheStatus.FIELD)
                ? block.set(CacheStatus.FIELD, String.join(", ", block.getAll(CacheStatus.FIELD)) + ", " + member)
                : block.set(CacheStatus.FIELD, member);
    }
}
