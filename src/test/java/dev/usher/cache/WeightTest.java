package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.ResourceKey.Partition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a client may make long counts, or the store would take more than it is given. */
class WeightTest {
    private static final String LONG = "x".repeat(30_000);
    private static final int AT_LEAST = 60_000;

    private final Resource nothing = new Resource(List.of());

    @Test
    void targetCounts() {
        assertThat(Weight.of(new ResourceKey("home", LONG, new Partition(null, "")), nothing))
                .isGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void circumstancesCount() {
        assertThat(Weight.of(new ResourceKey("home", "/", new Partition(null, LONG)), nothing))
                .isGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void everyTextInTheKeyOfAnOperationCounts() {
        String[] texts = {"t", "k", "d", "o", "h", "p"};
        int least = weight(texts);

        for (int i = 0; i < texts.length; i++) {
            String[] longer = texts.clone();
            longer[i] = LONG;
            assertThat(weight(longer)).as(texts[i]).isGreaterThanOrEqualTo(least + AT_LEAST - 2);
        }
    }

    private int weight(String... texts) {
        return Weight.of(
                new CacheKey(
                        "home",
                        texts[0],
                        new CacheKey.Partition(texts[1], texts[2], "LAN"),
                        new CacheKey.Variant("json", "gzip", texts[3], texts[4], texts[5])),
                nothing);
    }

    @Test
    void fieldsThatSelectedAResponseCount() {
        HttpCached home = new HttpCached();
        home.answers("picture", "Cache-Control", "max-age=10", "Vary", "Accept");

        home.get("/p", "Accept", LONG);

        assertThat(home.store.bytes()).isGreaterThanOrEqualTo(AT_LEAST);
    }
}
