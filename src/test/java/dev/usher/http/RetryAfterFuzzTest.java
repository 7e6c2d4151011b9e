package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class RetryAfterFuzzTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

    @Fuzzed
    void aWaitIsADayAtMost(byte[] bytes) {
        String value = new String(bytes, ISO_8859_1);

        Optional<Duration> wait = RetryAfter.parse(value, NOW);

        wait.ifPresent(some -> assertThat(some).isBetween(Duration.ZERO, RetryAfter.LONGEST));
        assertThat(RetryAfter.parse(" " + value + "\t", NOW)).isEqualTo(wait);
        if (value.matches("[0-9]++")) {
            assertThat(wait).contains(seconds(value));
        } else {
            Optional<Duration> later = RetryAfter.parse(value, NOW.plusSeconds(1));
            assertThat(later.isPresent()).isEqualTo(wait.isPresent());
            wait.ifPresent(some -> assertThat(later.get()).isLessThanOrEqualTo(some));
        }
    }

    private static Duration seconds(String digits) {
        BigInteger longest = BigInteger.valueOf(RetryAfter.LONGEST.toSeconds());
        return Duration.ofSeconds(new BigInteger(digits).min(longest).longValueExact());
    }
}
