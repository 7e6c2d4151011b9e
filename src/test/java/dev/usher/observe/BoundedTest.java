package dev.usher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class BoundedTest {
    @Test
    void namesBeyondTheBoundShareOne() {
        Bounded<LongAdder> counts = new Bounded<>(2, name -> new LongAdder());

        for (String name : new String[] {"a", "b", "c", "d", "a"}) {
            counts.of(name).increment();
        }

        assertThat(counts.values(LongAdder::sum)).isEqualTo(Map.of("a", 2L, "b", 1L, "other", 2L));
    }
}
