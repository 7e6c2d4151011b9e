package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictDateTest {
    private static final Instant NOW = Instant.parse("2026-11-27T04:30:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMF-fixdate                     |Sun, 06 Nov 1994 08:49:37 GMT   |1994-11-06T08:49:37Z",
                "rfc850-date                     |Sunday, 06-Nov-94 08:49:37 GMT  |1994-11-06T08:49:37Z",
                "asctime-date                    |Sun Nov  6 08:49:37 1994        |1994-11-06T08:49:37Z",
                "asctime-date                    |Sun Nov 16 08:49:37 1994        |1994-11-16T08:49:37Z",
                "the weekday is not counted after|Thu Aug  8 02:01:18 2050        |2050-08-08T02:01:18Z",
                "more than 32 bits               |Tue, 19 Jan 2038 14:14:08 GMT   |2038-01-19T14:14:08Z",
                "far in the future               |Sun, 21 Nov 2286 04:46:39 GMT   |2286-11-21T04:46:39Z",
                "in any case (RFC 9111 4.2)      |THU, 18 Aug 2050 02:01:18 GMT   |2050-08-18T02:01:18Z",
                "in any case (RFC 9111 4.2)      |Thu, 18 AUG 2050 02:01:18 GMT   |2050-08-18T02:01:18Z",
                "in any case (RFC 9111 4.2)      |Thu, 18 Aug 2050 02:01:18 gMT   |2050-08-18T02:01:18Z",
                "a leap second is not later      |Sat, 31 Dec 2016 23:59:60 GMT   |2016-12-31T23:59:59Z",
                "a leap year                     |Sat, 29 Feb 2020 00:00:00 GMT   |2020-02-29T00:00:00Z",
                "two digits ahead                |Thursday, 18-Aug-50 02:01:18 GMT|2050-08-18T02:01:18Z",
                "two digits 50 years ahead       |Friday, 27-Nov-76 04:30:00 GMT  |2076-11-27T04:30:00Z",
                "more than 50 years is the past  |Friday, 27-Nov-76 04:30:01 GMT  |1976-11-27T04:30:01Z",
                "more than 50 years is the past  |Friday, 01-Jan-77 00:00:00 GMT  |1977-01-01T00:00:00Z",
                "more than 50 years is the past  |Friday, 31-Dec-99 00:00:00 GMT  |1999-12-31T00:00:00Z",
                "two digits of this century      |Friday, 31-Dec-00 00:00:00 GMT  |2000-12-31T00:00:00Z",
            })
    void theThreeFormsAreDates(String sentence, String value, Instant date) {
        assertThat(HttpDate.strict(value, NOW)).as(sentence).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "never",
                "Thu, 18 Aug 2050 02:01:18 UTC",
                "Thu, 18 Aug 2050 02:01:18 AEST",
                "Thu, 18 Aug 2050 02:01:18",
                "Thu, 18 Aug 50 02:01:18 GMT",
                "Thu 18 Aug 2050 02:01:18 GMT",
                "Thu, 18  Aug  2050 02:01:18 GMT",
                "Thu, 18-Aug-2050 02:01:18 GMT",
                "Thu, 18 Aug 2050 02.01.18 GMT",
                "Thu, 18 Aug 2050 2:01:18 GMT",
                "Thu, 8 Aug 2050 02:01:18 GMT",
                "Thu, 31 Jun 2050 02:01:18 GMT",
                "Thu, 29 Feb 2050 02:01:18 GMT",
                "Thu, 00 Aug 2050 02:01:18 GMT",
                "Thu, 18 Aug 2050 24:00:00 GMT",
                "Thu, 18 Aug 2050 02:60:18 GMT",
                "Thu, 18 Aug 2050 02:01:61 GMT",
                "Thu, 18 Aug 2050 02:01:18 +0000",
                "Day, 18 Aug 2050 02:01:18 GMT",
                "18 Aug 2050 02:01:18 GMT",
                "2050-08-18T02:01:18Z",
                "Thu, 18 Aug 2050 02:01:18 GMT, Thu, 18 Aug 2050 02:01:19 GMT",
                "Thursday, 29-Feb-50 02:01:18 GMT",
                "Thursday, 18-Aug-50 02:01:18 UTC",
                "Thu, 18-Aug-50 02:01:18 GMT",
                "Thu Aug 8 02:01:18 2050",
                "Thu Aug 08 02:01:18 2050 GMT",
            })
    void whatFollowsNoneOfThemIsNoDate(String value) {
        assertThat(HttpDate.strict(value, NOW)).isNull();
    }

    @Test
    void theFirstLineCounts() {
        MultiMap fields = HttpHeaders.headers()
                .add("Expires", "Thu, 18 Aug 2050 02:01:18 GMT")
                .add("Expires", "0");

        assertThat(HttpDate.strict(fields, HttpHeaders.EXPIRES, NOW)).isEqualTo(Instant.parse("2050-08-18T02:01:18Z"));
        assertThat(HttpDate.strict(fields, HttpHeaders.DATE, NOW)).isNull();
    }
}
