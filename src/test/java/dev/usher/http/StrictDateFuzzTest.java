package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.time.Instant;
import java.util.Locale;

class StrictDateFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-27T04:30:00Z");
    private static final Instant GREGORIAN = Instant.parse("1601-01-01T00:00:00Z");
    private static final Instant LATEST_OF_TWO_DIGITS = Instant.parse("2076-11-27T04:30:00Z");

    @Fuzzed
    void whatIsReadStrictlyIsReadAlike(byte[] bytes) {
        String value = new String(bytes, ISO_8859_1);

        Instant date = HttpDate.strict(value, NOW);

        if (date != null) {
            assertThat(date.isBefore(GREGORIAN) ? date : HttpDate.strict(HttpDate.format(date), NOW))
                    .isEqualTo(date);
            assertThat(HttpDate.strict(value.toUpperCase(Locale.ROOT), NOW)).isEqualTo(date);
            assertThat(HttpDate.strict(value + " ", NOW)).isNull();
            assertThat(value.indexOf('-') > 0 && date.isAfter(LATEST_OF_TWO_DIGITS))
                    .isFalse();
        }
    }
}
