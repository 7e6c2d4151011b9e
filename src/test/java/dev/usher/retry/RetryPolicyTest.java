package dev.usher.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    @Test
    void theDefaultsAreValid() {
        assertThat(RetryPolicy.defaults())
                .isEqualTo(new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 1.0, 1_000));
    }

    @ParameterizedTest
    @CsvSource({
        "0,PT0.1S,PT5S,1,1000",
        "4,PT0S,PT5S,1,1000",
        "4,PT-1S,PT5S,1,1000",
        "4,PT5S,PT4S,1,1000",
        "4,PT0.1S,PT5S,-0.1,1000",
        "4,PT0.1S,PT5S,1.1,1000",
        "4,PT0.1S,PT5S,NaN,1000",
        "4,PT0.1S,PT5S,1,0",
    })
    void aPolicyThatMakesNoSenseIsRefused(int attempts, Duration base, Duration max, double jitter, int waiting) {
        assertThatThrownBy(() -> new RetryPolicy(attempts, base, max, jitter, waiting))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
