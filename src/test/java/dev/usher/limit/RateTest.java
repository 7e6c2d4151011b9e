package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({"50/second,50,PT1S", "10/minute,10,PT1M", "5/hour,5,PT1H", "' 1/second ',1,PT1S"})
    void aRateIsReadFromText(String text, long permits, Duration per) {
        assertThat(Rate.parse(text)).isEqualTo(new Rate(permits, per, permits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "50", "50/", "/second", "-1/second", "0/second", "1.5/second", "50/s", "50 / second", "1/day"
            })
    void anythingElseIsRefusedByName(String text) {
        assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0,PT1S,1",
        "1,PT1S,0",
        "1,PT0S,1",
        "1,PT-1S,1",
        "2,PT0.000000001S,1",
        "1,PT1H,9223372036854775807",
        "1,P400D,1",
    })
    void aRateThatCannotBeKeptIsRefused(long permits, Duration per, long burst) {
        assertThatThrownBy(() -> new Rate(permits, per, burst)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIntervalIsRoundedUpSoThatNoMoreThanTheRateIsGiven() {
        Rate rate = new Rate(3, Duration.ofSeconds(1), 6);

        assertThat(rate.intervalNanos()).isEqualTo(333_333_334);
        assertThat(rate.refillNanos()).isEqualTo(2_000_000_004);
    }
}
