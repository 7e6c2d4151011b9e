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
    void fieldsThatSelectedAResponseCount() {
        HttpCached home = new HttpCached();
        home.answers("picture", "Cache-Control", "max-age=10", "Vary", "Accept");

        home.get("/p", "Accept", LONG);

        assertThat(home.store.bytes()).isGreaterThanOrEqualTo(AT_LEAST);
    }
}
