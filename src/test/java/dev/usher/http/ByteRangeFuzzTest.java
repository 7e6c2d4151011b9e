package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.http.ByteRange.Ignored;
import dev.usher.http.ByteRange.Part;
import dev.usher.testing.Fuzzed;
import java.util.Locale;

class ByteRangeFuzzTest {
    @Fuzzed
    void aPartIsWithinTheContent(byte[] bytes) {
        String range = new String(bytes, ISO_8859_1);

        for (long length : new long[] {0, 1, 11, Long.MAX_VALUE}) {
            if (ByteRange.of(range, length) instanceof Part part) {
                assertThat(part.first()).isBetween(0L, part.last());
                assertThat(part.last()).isLessThan(length);
                assertThat(ByteRange.of("bytes=" + part.first() + "-" + part.last(), length))
                        .isEqualTo(part);
            }
        }
        if (!range.toLowerCase(Locale.ROOT).startsWith("bytes=")) {
            assertThat(ByteRange.of(range, 11)).isEqualTo(new Ignored());
        }
    }
}
