package dev.usher.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.time.Instant;
import java.util.regex.Pattern;

class WireDateFuzzTest {
    private static final Pattern WRITTEN =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{1,7}Z");
    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    @Fuzzed
    void aDateIsWrittenToTheTickAndReadAgain(byte[] bytes) {
        Instant date = WireDate.parse(new String(bytes, UTF_8));

        if (date != null && !date.isBefore(YEAR_ONE) && date.isBefore(YEAR_10000)) {
            String written = WireDate.format(date);
            assertThat(written).matches(WRITTEN);
            assertThat(WireDate.parse(written)).isEqualTo(date.minusNanos(date.getNano() % 100));
        }
    }
}
