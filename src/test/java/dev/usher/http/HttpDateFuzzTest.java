package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.time.Instant;

class HttpDateFuzzTest {
    private static final String FIXDATE =
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT";

    @Fuzzed
    void aDateThatIsReadCanBeWritten(byte[] bytes) {
        HttpDate.parse(new String(bytes, ISO_8859_1)).ifPresent(HttpDateFuzzTest::isWrittenAsItself);
    }

    private static void isWrittenAsItself(Instant date) {
        String written = HttpDate.format(date);

        assertThat(written).matches(FIXDATE);
        assertThat(HttpDate.parse(written)).contains(date);
    }
}
