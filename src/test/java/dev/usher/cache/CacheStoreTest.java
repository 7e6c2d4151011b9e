package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

class CacheStoreTest {
    private static final String HIT = "usher/home;hit;ttl=10";

    @Test
    void neverHoldsMoreThanItsBytesHoweverManyAreStored() {
        CachedServer home = new CachedServer(100_000);
        home.server.otherwise(request -> Future.succeededFuture(ok("x".repeat(10_000))));

        for (int i = 0; i < 100; i++) {
            home.get("/Users/" + i);
            assertThat(home.store.bytes()).isLessThanOrEqualTo(100_000);
        }

        assertThat(home.store.bytes()).isGreaterThan(50_000);
    }

    @Test
    void answerLargerThanTheStoreIsServedAndNotStored() {
        CachedServer home = new CachedServer(10_000);
        home.server.otherwise(request -> Future.succeededFuture(ok("x".repeat(10_000))));

        Response first = home.get("/Users");
        Response second = home.get("/Users");

        assertThat(text(first)).hasSize(10_000);
        assertThat(status(first)).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(first.fields().contains("ETag")).isTrue();
        assertThat(status(second)).isEqualTo(status(first));
        assertThat(home.store.bytes()).isZero();
    }

    @Test
    void answerThatHasGrownTooLargeTakesThePlaceOfTheOldOneAllTheSame() {
        CachedServer home = new CachedServer(10_000);
        home.server
                .expect("/Users")
                .answer(ok("small"))
                .expect("/Users")
                .answer(ok("x".repeat(10_000)))
                .expect("/Users")
                .answer(503);
        home.get("/Users");
        home.time.advance(FRESH);
        home.get("/Users");

        assertThat(home.get("/Users").status()).isEqualTo(503);
    }

    @Test
    void storeOfNoBytesStoresNothing() {
        CachedServer home = new CachedServer(0);
        home.server.otherwise(request -> Future.succeededFuture(ok("")));

        home.get("/Users");

        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;fwd=uri-miss;fwd-status=200");
        assertThat(home.store.bytes()).isZero();
    }

    @Test
    void whatIsAskedForOftenOutlivesAFlood() {
        CachedServer home = new CachedServer(100_000);
        home.server.otherwise(request -> Future.succeededFuture(ok("x".repeat(1_000))));
        for (int i = 0; i < 40; i++) {
            home.get("/Users/" + i);
            home.get("/Users/Me");
        }

        for (int i = 40; i < 300; i++) {
            home.get("/Users/" + i);
        }

        assertThat(home.statusOf("/Users/Me")).isEqualTo(HIT);
    }

    @Test
    void everyByteOfTheContentCountsAndSoDoTheFieldsAndTheKey() {
        int least = weight("/", ok(""));

        assertThat(weight("/", ok("x".repeat(5_000)))).isEqualTo(least + 5_000 + 2 * "000".length());
        assertThat(weight("/" + "y".repeat(100), ok(""))).isEqualTo(least + 200);
        assertThat(weight("/", ok("", "Server", "z".repeat(1_000)))).isBetween(least + 1_000, least + 3_000);
        assertThat(least).isBetween(1_000, 3_000);
    }

    private static int weight(String target, Response response) {
        CacheKey key =
                new CacheKey("home", target, new CacheKey.Partition(null, "", ""), new CacheKey.Variant("", "", ""));
        return Weight.of(
                key, new StoredResponse(response, new StoredResponse.Circumstances(0, new TokenEpochs.Epoch()), 0));
    }
}
