package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

class HttpDateFuzzTest {
    private static final Pattern FIXDATE = Pattern.compile(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT");
    private static final DateTimeFormatter JDK =
            DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
    private static final Instant EARLIEST = Instant.parse("1601-01-01T00:00:00Z");

    @Fuzzed
    void aDateThatIsReadCanBeWritten(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);

        Optional<Instant> date = HttpDate.parse(text);

        date.ifPresent(HttpDateFuzzTest::isWrittenAsItself);
        readByTheJdk(text).ifPresent(known -> assertThat(date).contains(known));
    }

    private static void isWrittenAsItself(Instant date) {
        String written = HttpDate.format(date);

        assertThat(written).matches(FIXDATE);
        assertThat(readByTheJdk(written)).contains(date);
        assertThat(HttpDate.parse(written)).contains(date);
    }

    private static Optional<Instant> readByTheJdk(String text) {
        if (!FIXDATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JDK.parse(text, Instant::from)).filter(date -> !date.isBefore(EARLIEST));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
