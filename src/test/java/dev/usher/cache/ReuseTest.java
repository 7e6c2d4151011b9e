package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.StoredResponse.Circumstances;
import dev.usher.testing.ScriptedService;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReuseTest {
    @ParameterizedTest(name = "fresh {0}, if error {1}, at age {2}: {3}")
    @CsvSource({
        "10, 60,  0, FRESH",
        "10, 60,  9, FRESH",
        "10, 60, 10, STALE_IF_ERROR",
        "10, 60, 69, STALE_IF_ERROR",
        "10, 60, 70, NONE",
        "10,  0,  9, FRESH",
        "10,  0, 10, NONE",
        " 0, 60,  0, STALE_IF_ERROR",
        " 0,  0,  0, NONE"
    })
    void aResponseIsFreshBelowItsLifetimeAndThenStandsInForAnother(long fresh, long ifError, long age, Reuse reuse) {
        Lifetime lifetime = new Lifetime(Duration.ofNanos(fresh), Duration.ofNanos(ifError));
        long storedAt = Long.MAX_VALUE - 5;

        assertThat(Reuse.of(storedAt(storedAt), lifetime, storedAt + age)).isEqualTo(reuse);
    }

    @Test
    void nothingStoredIsOfNoUse() {
        Lifetime lifetime = new Lifetime(Duration.ofDays(1), Duration.ofDays(1));

        assertThat(Reuse.of(null, lifetime, 0)).isEqualTo(Reuse.NONE);
    }

    private static StoredResponse storedAt(long nanos) {
        TokenEpochs.Epoch anonymous = new TokenEpochs(1).epoch(null);
        return new StoredResponse(ScriptedService.response(200, "[]"), new Circumstances(0, anonymous), nanos);
    }
}
