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
        "10, 0, 60, 0, FRESH",
        "10, 0, 60, 9, FRESH",
        "10, 0, 60, 10, STALE_IF_ERROR",
        "10, 0, 60, 69, STALE_IF_ERROR",
        "10, 0, 60, 70, NONE",
        "10, 0, 60, 9000000000000000000, NONE",
        "10, 0, 0, 9, FRESH",
        "10, 0, 0, 10, NONE",
        "0, 0, 60, 0, STALE_IF_ERROR",
        "0, 0, 60, 59, STALE_IF_ERROR",
        "0, 0, 60, 60, NONE",
        "0, 0, 0, 0, NONE",
        "10, 30, 60, 9, FRESH",
        "10, 30, 60, 10, WHILE_REVALIDATING",
        "10, 30, 60, 39, WHILE_REVALIDATING",
        "10, 30, 60, 40, STALE_IF_ERROR",
        "10, 30, 60, 69, STALE_IF_ERROR",
        "10, 30, 60, 70, NONE",
        "10, 30, 0, 39, WHILE_REVALIDATING",
        "10, 30, 0, 40, NONE",
        "0, 30, 0, 0, WHILE_REVALIDATING"
    })
    void reuseDependsOnTheAgeAlone(long fresh, long whileRevalidating, long ifError, long age, Reuse expected) {
        Lifetime lifetime =
                new Lifetime(Duration.ofNanos(fresh), Duration.ofNanos(whileRevalidating), Duration.ofNanos(ifError));

        for (long storedAt : new long[] {0, 5, -5, Long.MAX_VALUE - 3, Long.MIN_VALUE}) {
            assertThat(Reuse.of(storedAt(storedAt), lifetime, storedAt + age))
                    .as("stored at %d", storedAt)
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatIsNotStoredIsOfNoUse() {
        assertThat(Reuse.of(null, new Lifetime(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)), 0))
                .isEqualTo(Reuse.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void negativeLifetimeIsRefused(long nanos) {
        Duration negative = Duration.ofNanos(nanos);

        assertThatThrownBy(() -> new Lifetime(negative, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lifetime(Duration.ZERO, negative, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lifetime(Duration.ZERO, Duration.ZERO, negative))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StoredResponse storedAt(long nanos) {
        return new StoredResponse(
                CachedServer.ok("x"), new StoredResponse.Circumstances(0, new TokenEpochs.Epoch()), nanos);
    }
}
