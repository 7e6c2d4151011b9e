package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "0|PT0S",
                "120|PT2M",
                "005|PT5S",
                "000|PT0S",
                "  5\t|PT5S",
                "86400|PT24H",
                "86401|PT24H",
                "99999999999999999999999|PT24H",
                "00000000000000000000005|PT5S",
                "Sun, 06 Nov 1994 08:49:37 GMT|PT30S",
                "Sunday, 06-Nov-94 08:49:37 GMT|PT30S",
                "Sun Nov  6 08:49:37 1994|PT30S",
                " Sun, 06 Nov 1994 08:49:37 GMT |PT30S",
                "Sun, 06 Nov 1994 08:49:06 GMT|PT0S",
                "Sun, 06 Nov 2094 08:49:37 GMT|PT24H",
            })
    void secondsAndDatesAreWaits(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "-5",
                "+5",
                "1.5",
                "5s",
                "0x5",
                "5, 5",
                "٥",
                "Sun, 06 Nov",
                "06 Nov 1994",
                "::",
                "1 2 3 4 5",
                "a sentence that is longer than any date, and that no server should send",
            })
    void anythingElseIsNone(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1,1",
        "0,1",
        "1,1",
        "1000000000,1",
        "1000000001,2",
        "15000000000,15",
        "9223372036854775807,9223372037",
    })
    void aWaitIsWrittenInWholeSecondsRoundedUp(long nanos, String value) {
        assertThat(RetryAfter.format(nanos)).isEqualTo(value);
    }

    @Test
    void fieldThatIsMissingOrIllegibleAsksForNoWait() {
        MultiMap fields = HttpHeaders.headers();
        assertThat(RetryAfter.nanos(fields, Instant.EPOCH)).isZero();

        assertThat(RetryAfter.nanos(fields.set("Retry-After", "soon"), Instant.EPOCH))
                .isZero();
        assertThat(RetryAfter.nanos(fields.set("Retry-After", "005"), Instant.EPOCH))
                .isEqualTo(5_000_000_000L);
    }
}
