package dev.usher.cache;

import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

class CacheStoreTest {
    private static final int BOUND = 100_000;

    private final CachedServer home = new CachedServer(BOUND);

    private void answersOf(int bytes) {
        String content = "x".repeat(bytes);
        home.server.otherwise(request -> Future.succeededFuture(ScriptedService.response(200, content)));
    }

    @Test
    void theStoreIsBoundedByBytesAndNotByNumber() {
        answersOf(10_000);

        for (int i = 0; i < 200; i++) {
            home.get("/Users/" + i);
        }

        assertThat(home.store.bytes()).isBetween(50_000L, (long) BOUND);
    }

    @Test
    void aLargerAnswerWeighsMoreByItsBytes() {
        answersOf(1_000);
        home.get("/Users/1");
        long first = home.store.bytes();
        answersOf(3_000);
        home.get("/Users/2");

        assertThat(first).isGreaterThan(1_000);
        assertThat(home.store.bytes() - first).isEqualTo(first + 2_000);
    }

    @Test
    void anAnswerLargerThanTheStoreIsServedAndNotStored() {
        answersOf(100);
        home.get("/Users/1");
        answersOf(BOUND);

        var first = home.get("/Users/2");
        var second = home.get("/Users/2");

        assertThat(text(first)).hasSize(BOUND);
        assertThat(first.fields().get("ETag")).isNotNull();
        assertThat(status(second)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(status(home.get("/Users/1"))).as("what was stored before").isEqualTo("usher/home;hit;ttl=10");
    }

    @Test
    void aStoreOfNoBytesStoresNothing() {
        CachedServer none = new CachedServer(0);
        none.server.expect("/Users").times(2).answer(200);

        none.get("/Users");
        none.get("/Users");

        none.server.assertFollowed();
    }

    @Test
    void aKeyDoesNotPrintItsToken() {
        CacheKey key =
                new PlainPolicy(CachedServer.FRESH, CachedServer.FRESH).key(home.request("/Users", "hash-of-a-token"));

        assertThat(key.toString()).doesNotContain("hash-of-a-token");
    }
}
