package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stored response was sent at 12:00:00 and modified at 11:00:00. */
class PreconditionsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:30:00Z");
    private static final String SENT = "Fri, 27 Nov 2026 12:00:00 GMT";
    private static final String MODIFIED = "Fri, 27 Nov 2026 11:00:00 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "the tag itself                       |ETag: \"a\"              |If-None-Match: \"a\"                  |true",
                "weak comparison (13.1.2)             |ETag: W/\"a\"            |If-None-Match: \"a\"                  |true",
                "weak comparison (13.1.2)             |ETag: \"a\"              |If-None-Match: W/\"a\"                |true",
                "one of several                       |ETag: \"a\"              |If-None-Match: \"b\", \"a\", \"c\"    |true",
                "one of several lines                 |ETag: \"a\"              |If-None-Match: \"b\" // If-None-Match: \"a\"|true",
                "another tag                          |ETag: \"a\"              |If-None-Match: \"b\"                  |false",
                "a tag without quotes is none         |ETag: \"a\"              |If-None-Match: a                      |false",
                "* is any stored response (13.1.2)    |ETag: \"a\"              |If-None-Match: *                      |true",
                "* is any stored response (13.1.2)    |Age: 0                   |If-None-Match: *                      |true",
                "no tag is stored                     |Age: 0                   |If-None-Match: \"a\"                  |false",
                "no condition                         |ETag: \"a\"              |Accept: */*                           |false",
                "the date itself                      |Last-Modified: MODIFIED  |If-Modified-Since: MODIFIED           |true",
                "a later date                         |Last-Modified: MODIFIED  |If-Modified-Since: SENT               |true",
                "an earlier date                      |Last-Modified: MODIFIED  |If-Modified-Since: Fri, 27 Nov 2026 10:59:59 GMT|false",
                "an equivalent date                   |Last-Modified: MODIFIED  |If-Modified-Since: Friday, 27-Nov-26 11:00:00 GMT|true",
                "an equivalent date                   |Last-Modified: MODIFIED  |If-Modified-Since: Fri Nov 27 11:00:00 2026|true",
                "an invalid date is ignored (13.1.3)  |Last-Modified: MODIFIED  |If-Modified-Since: tomorrow           |false",
                "several dates are ignored (13.1.3)   |Last-Modified: MODIFIED  |If-Modified-Since: SENT, SENT         |false",
                "several dates are ignored (13.1.3)   |Last-Modified: MODIFIED  |If-Modified-Since: SENT // If-Modified-Since: SENT|false",
                "tags win over dates (13.2.2)         |ETag: \"a\" // Last-Modified: MODIFIED|If-None-Match: \"b\" // If-Modified-Since: SENT|false",
                "tags win over dates (13.2.2)         |ETag: \"a\" // Last-Modified: SENT|If-None-Match: \"a\" // If-Modified-Since: MODIFIED|true",
                "else by Date (RFC 9111 4.3.2)        |Age: 0                   |If-Modified-Since: SENT               |true",
                "else by Date (RFC 9111 4.3.2)        |Age: 0                   |If-Modified-Since: Fri, 27 Nov 2026 11:59:59 GMT|false",
                "else by Date (RFC 9111 4.3.2)        |Last-Modified: yesterday |If-Modified-Since: SENT               |true",
                "for the origin alone                 |ETag: \"a\"              |If-Match: \"b\"                       |false",
                "for the origin alone                 |Last-Modified: MODIFIED  |If-Unmodified-Since: MODIFIED         |false",
            })
    void aClientThatHasTheStoredResponseIsToldSo(String sentence, String stored, String request, boolean known) {
        Validators validators = Validators.of(fields(stored).set("Date", SENT), NOW);

        assertThat(Preconditions.notModified(fields(request), validators, NOW))
                .as(sentence)
                .isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "without a condition                  |ETag: \"a\"              |Range: bytes=0-                       |true",
                "the same strong tag (13.1.5)         |ETag: \"a\"              |If-Range: \"a\"                       |true",
                "another tag                          |ETag: \"a\"              |If-Range: \"b\"                       |false",
                "strong comparison (13.1.5)           |ETag: W/\"a\"            |If-Range: W/\"a\"                     |false",
                "strong comparison (13.1.5)           |ETag: \"a\"              |If-Range: W/\"a\"                     |false",
                "strong comparison (13.1.5)           |ETag: W/\"a\"            |If-Range: \"a\"                       |false",
                "no tag is stored                     |Last-Modified: MODIFIED  |If-Range: \"a\"                       |false",
                "the very same date (13.1.5)          |Last-Modified: MODIFIED  |If-Range: MODIFIED                    |true",
                "a later date (13.1.5)                |Last-Modified: MODIFIED  |If-Range: SENT                        |false",
                "a strong date (8.8.2.2)              |Last-Modified: Fri, 27 Nov 2026 11:59:59 GMT|If-Range: Fri, 27 Nov 2026 11:59:59 GMT|true",
                "a date that is not strong (8.8.2.2)  |Last-Modified: SENT      |If-Range: SENT                        |false",
                "no date is stored                    |ETag: \"a\"              |If-Range: SENT                        |false",
                "a date that is none is no validator  |Last-Modified: yesterday |If-Range: yesterday                   |false",
                "several validators                   |ETag: \"a\"              |If-Range: \"a\" // If-Range: \"a\"    |false",
            })
    void aRangeIsOfTheResponseThatTheClientHas(String sentence, String stored, String request, boolean applies) {
        Validators validators = Validators.of(fields(stored).set("Date", SENT), NOW);

        assertThat(Preconditions.rangeApplies(fields(request), validators))
                .as(sentence)
                .isEqualTo(applies);
    }

    @Test
    void withoutADateTheTimeOfReceiptCounts() {
        Validators validators = Validators.of(HttpHeaders.headers(), NOW);

        assertThat(validators.isEmpty()).isTrue();
        assertThat(Preconditions.notModified(
                        fields("If-Modified-Since: Fri, 27 Nov 2026 12:30:00 GMT"), validators, NOW))
                .isTrue();
        assertThat(Preconditions.notModified(
                        fields("If-Modified-Since: Fri, 27 Nov 2026 12:29:59 GMT"), validators, NOW))
                .isFalse();
    }

    @Test
    void whatHasATagOrADateCanBeValidated() {
        assertThat(Validators.of(fields("ETag: \"a\""), NOW).isEmpty()).isFalse();
        assertThat(Validators.of(fields("Last-Modified: MODIFIED"), NOW).isEmpty())
                .isFalse();
        assertThat(Validators.of(fields("Last-Modified: yesterday"), NOW).isEmpty())
                .isTrue();
    }

    private static MultiMap fields(String lines) {
        MultiMap fields = HttpHeaders.headers();
        for (String line : lines.split(" // ")) {
            String[] field = line.split(": ", 2);
            fields.add(field[0], field[1].replace("SENT", SENT).replace("MODIFIED", MODIFIED));
        }
        return fields;
    }
}
