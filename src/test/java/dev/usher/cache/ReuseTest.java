package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReuseTest {
    /** The ticker has no origin: a reading may be negative, and the next one beyond the end of a long. */
    @ParameterizedTest
    @CsvSource({
        "10, 60, 0, FRESH",
        "10, 60, 9, FRESH",
        "10, 60, 10, STALE_IF_ERROR",
        "10, 60, 69, STALE_IF_ERROR",
        "10, 60, 70, NONE",
        "10, 60, 9000000000000000000, NONE",
        "10, 0, 9, FRESH",
        "10, 0, 10, NONE",
        "0, 60, 0, STALE_IF_ERROR",
        "0, 60, 59, STALE_IF_ERROR",
        "0, 60, 60, NONE",
        "0, 0, 0, NONE"
    })
    void reuseDependsOnTheAgeAlone(long fresh, long staleIfError, long age, Reuse expected) {
        Lifetime lifetime = new Lifetime(Duration.ofNanos(fresh), Duration.ofNanos(staleIfError));

        for (long storedAt : new long[] {0, 5, -5, Long.MAX_VALUE - 3, Long.MIN_VALUE}) {
            assertThat(Reuse.of(storedAt(storedAt), lifetime, storedAt + age))
                    .as("stored at %d", storedAt)
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatIsNotStoredIsOfNoUse() {
        assertThat(Reuse.of(null, new Lifetime(Duration.ofDays(1), Duration.ofDays(1)), 0))
                .isEqualTo(Reuse.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void negativeLifetimeIsRefused(long nanos) {
        assertThatThrownBy(() -> new Lifetime(Duration.ofNanos(nanos), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lifetime(Duration.ZERO, Duration.ofNanos(nanos)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StoredResponse storedAt(long nanos) {
        return new StoredResponse(
                CachedServer.ok("x"), new StoredResponse.Circumstances(0, new TokenEpochs.Epoch()), nanos);
    }
}
