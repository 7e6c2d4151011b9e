package dev.usher.cache;

import dev.usher.http.CacheStatus;
import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a stored response answers. That changes once a second, with its age, and is made once a second: a hit shares the header
 * block, the body and the completed future of all hits of its second.
 */
final class AgedAnswer {
    private final int status;
    private final MultiMap fields;
    private final Body body;
    private volatile @Nullable Second second;

    /**
     * All hits of one second.
     *
     * @param status what {@code Cache-Status} says of them
     */
    record Second(long age, String status, MultiMap fields, Future<Response> answer) {}

    AgedAnswer(int status, MultiMap fields, Body body) {
        this.status = status;
        this.fields = fields;
        this.body = body;
    }

    /** The answer at an age, of which so many seconds remain fresh. */
    Second at(CacheStatus cache, long age, long ttl) {
        Second present = second;
        if (present == null || present.age() != age) {
            present = make(cache, age, ttl);
            second = present;
        }
        return present;
    }

    private Second make(CacheStatus cache, long age, long ttl) {
        CacheStatus hit = cache.hit().ttl(ttl);
        MultiMap block = HttpHeaders.headers()
                .addAll(fields)
                .set(HttpHeaders.AGE, Long.toString(age))
                .set(CacheStatus.FIELD, hit.after(fields))
                .copy(false);
        return new Second(age, hit.toString(), block, Future.succeededFuture(new Response(status, block, body)));
    }
}
