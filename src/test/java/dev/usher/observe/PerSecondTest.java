package dev.usher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PerSecondTest {
    private final ManualTime time = new ManualTime();
    private final PerSecond events = new PerSecond(time);

    @Test
    void secondThatHasBegunDoesNotCountYet() {
        events.add();
        events.add();

        assertThat(events.rate()).isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(events.rate()).isEqualTo(2);
    }

    @Test
    void rateIsThatOfTheLastTenWholeSeconds() {
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < second; i++) {
                events.add();
            }
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(events.rate()).isEqualTo((20 + 29) * 10 / 2.0 / 10);
    }

    @Test
    void whatIsOlderIsForgotten() {
        events.add();
        time.advance(Duration.ofSeconds(11));
        assertThat(events.rate()).isZero();
        time.advance(Duration.ofSeconds(5));
        assertThat(events.rate()).as("the same slot, another second").isZero();
    }
}
