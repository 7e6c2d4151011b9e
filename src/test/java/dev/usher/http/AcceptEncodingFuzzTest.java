package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.util.List;
import java.util.Locale;

class AcceptEncodingFuzzTest {
    private static final List<String> OFFERED = List.of("br", "gzip");

    @Fuzzed
    void oneOfTheOfferedCodingsIsPreferredOrNone(byte[] bytes) {
        String value = new String(bytes, ISO_8859_1);

        String coding = preferred(value);

        assertThat(coding).isIn("br", "gzip", AcceptEncoding.IDENTITY);
        assertThat(preferred(value.toUpperCase(Locale.ROOT))).isEqualTo(coding);
        assertThat(preferred(value + ",*;q=0.000")).isIn(coding, AcceptEncoding.IDENTITY);
        assertThat(preferred("br," + value)).isEqualTo("br");
        assertThat(preferred("br;q=0," + value)).isNotEqualTo("br");
        assertThat(preferred("br;q=0,gzip;q=0," + value)).isEqualTo(AcceptEncoding.IDENTITY);
    }

    private static String preferred(String value) {
        return AcceptEncoding.preferred(value, OFFERED);
    }
}
