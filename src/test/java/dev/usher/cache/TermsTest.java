package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.http.CacheControl;
import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On what terms a response may be stored and reused: one line for each sentence of RFC 9111. */
class TermsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String DATE = "Date: Mon, 23 Nov 2026 12:00:00 GMT";
    private static final String IN_A_MINUTE = "Expires: Mon, 23 Nov 2026 12:01:00 GMT";
    private static final String YESTERDAY = "Last-Modified: Sun, 22 Nov 2026 12:00:00 GMT";

    private static @Nullable Terms terms(int status, String fields, boolean credentialed, Duration guess) {
        MultiMap map = HttpHeaders.headers();
        for (String line : fields.split(" \\| ")) {
            String[] field = line.split(": ", 2);
            map.add(field[0], field.length < 2 ? "" : field[1]);
        }
        return Terms.of(
                new Response(status, map, Body.EMPTY),
                new Terms.Circumstances(credentialed, NOON, new OwnWord(guess, Targets.NONE)));
    }

    private static @Nullable Terms terms(String fields) {
        return terms(200, fields, false, Duration.ZERO);
    }

    @ParameterizedTest(name = "{0} is fresh for {1} s")
    @CsvSource(
            delimiterString = " => ",
            value = {
                "Cache-Control: max-age=5 => 5",
                "Cache-Control: max-age=5, s-maxage=7 => 7",
                "Cache-Control: s-maxage=7, max-age=0 => 7",
                "Cache-Control: max-age=5 | " + IN_A_MINUTE + " => 5",
                IN_A_MINUTE + " | " + DATE + " => 60",
                IN_A_MINUTE + " => 60",
                IN_A_MINUTE + " | Date: nonsense => 60",
                IN_A_MINUTE + " | Date: Mon, 23 Nov 2026 12:00:50 GMT => 10",
                "Cache-Control: public | " + IN_A_MINUTE + " => 60",
                "Cache-Control: max-age=99999999999 => 2147483648",
                "Cache-Control: max-age=5, s-maxage=0 | ETag: \"a\" => 0",
                "Cache-Control: max-age=0 | " + IN_A_MINUTE + " | ETag: \"a\" => 0",
            })
    void freshnessLifetimeIsTheFirstOfThese(String fields, long fresh) {
        assertThat(terms(fields)).isNotNull().extracting(Terms::fresh).isEqualTo(fresh);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control: no-store, max-age=5",
                "Cache-Control: private, max-age=5",
                "Cache-Control: max-age=5 | Vary: *",
                "Cache-Control: max-age=5 | Vary: Accept, *",
                "Cache-Control: max-age=5 | Vary: Cookie",
                "Cache-Control: max-age=5 | Vary: authorization",
                "Cache-Control: max-age=5 | Vary: X-Emby-Token",
                "Content-Type: image/png",
                YESTERDAY,
                "Cache-Control: max-age=0",
                "Expires: 0",
                "Expires: nonsense",
                "Expires: Mon, 23 Nov 2026 11:59:00 GMT",
            })
    void whatMustNotBeStoredOrIsOfNoUseIsNot(String fields) {
        assertThat(terms(fields)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control: max-age=0 | ETag: \"a\"",
                "Cache-Control: no-cache | " + YESTERDAY,
                "Expires: 0 | ETag: W/\"a\"",
                "Cache-Control: max-age=0, stale-while-revalidate=5",
            })
    void whatIsNeverFreshIsStoredWhereItCanBeValidated(String fields) {
        assertThat(terms(fields)).isNotNull().extracting(Terms::fresh).isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "200, true",
        "203, true",
        "204, true",
        "299, true",
        "301, true",
        "302, true",
        "404, true",
        "410, true",
        "500, true",
        "503, true",
        "599, true",
        "206, false",
        "304, false"
    })
    void everyFinalStatusIsStoredButPartsAndWhatIsNoResponseOfItsOwn(int status, boolean stored) {
        assertThat(terms(status, "Cache-Control: max-age=5", false, Duration.ZERO) != null)
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "200 => Cache-Control: max-age=5, must-understand => true",
                "200 => Cache-Control: max-age=5, must-understand, no-store => true",
                "599 => Cache-Control: max-age=5, must-understand => false",
                "599 => Cache-Control: max-age=5, must-understand, no-store => false",
            })
    void mustUnderstandStandsForNoStoreWhereTheStatusIsUnderstood(int status, String fields, boolean stored) {
        assertThat(terms(status, fields, false, Duration.ZERO) != null).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "Cache-Control: max-age=5 => false",
                IN_A_MINUTE + " => false",
                "Cache-Control: max-age=5, public => true",
                "Cache-Control: max-age=5, must-revalidate => true",
                "Cache-Control: s-maxage=5 => true",
                "Cache-Control: s-maxage=0 | ETag: \"a\" => true",
                "Cache-Control: max-age=5, proxy-revalidate => false",
            })
    void answerToACredentialIsStoredWhereItSaysSo(String fields, boolean stored) {
        assertThat(terms(200, fields, true, Duration.ZERO) != null).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "200 => " + YESTERDAY + " => 3600",
                "404 => " + YESTERDAY + " => 3600",
                "200 => Last-Modified: nonsense => 0",
                "200 => Last-Modified: Mon, 23 Nov 2026 11:59:00 GMT => 6",
                "200 => " + YESTERDAY + " | Date: Mon, 23 Nov 2026 12:00:00 GMT => 3600",
                "599 => Cache-Control: public | " + YESTERDAY + " => 3600",
            })
    void whatDoesNotSayHowLongItLivesIsGuessedAtWhereThatIsAllowed(int status, String fields, long fresh) {
        assertThat(terms(status, fields, false, Duration.ofHours(1)))
                .isNotNull()
                .extracting(Terms::fresh)
                .isEqualTo(fresh);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {"201 => " + YESTERDAY, "503 => " + YESTERDAY, "599 => " + YESTERDAY})
    void statusThatIsNotCacheableByItselfIsNeverGuessedAt(int status, String fields) {
        assertThat(terms(status, fields, false, Duration.ofHours(1))).isNull();
    }

    @ParameterizedTest(name = "{0}, {1} s old, asked {2}: {3}")
    @CsvSource(
            delimiterString = " => ",
            value = {
                "max-age=10 => 9 => any => FRESH",
                "max-age=10 => 10 => any => STALE_IF_UNREACHABLE",
                "max-age=10 => 609 => any => STALE_IF_UNREACHABLE",
                "max-age=10 => 610 => any => NONE",
                "max-age=10, must-revalidate => 10 => any => NONE",
                "max-age=10, proxy-revalidate => 10 => any => NONE",
                "s-maxage=10 => 10 => any => NONE",
                "s-maxage=0 => 0 => any => NONE",
                "max-age=10, stale-if-error=0 => 10 => any => NONE",
                "max-age=10 => 0 => max-age=0 => FRESH",
                "max-age=10 => 1 => max-age=0 => STALE_IF_UNREACHABLE",
                "max-age=10, stale-while-revalidate=5 => 10 => min-fresh=0 => WHILE_REVALIDATING",
                "max-age=10, stale-while-revalidate=5 => 10 => min-fresh=1 => STALE_IF_UNREACHABLE",
                "max-age=10, no-cache => 0 => any => NONE",
                "max-age=10, stale-while-revalidate=5 => 14 => any => WHILE_REVALIDATING",
                "max-age=10, stale-while-revalidate=5 => 15 => any => STALE_IF_UNREACHABLE",
                "max-age=10, stale-while-revalidate=5, must-revalidate => 10 => any => NONE",
                "max-age=10, stale-if-error=5 => 14 => any => STALE_IF_ERROR",
                "max-age=10, stale-if-error=5 => 15 => any => NONE",
                "max-age=10 => 0 => no-cache => NONE",
                "max-age=10 => 5 => max-age=5 => FRESH",
                "max-age=10 => 6 => max-age=5 => STALE_IF_UNREACHABLE",
                "max-age=10 => 609 => max-age=5 => STALE_IF_UNREACHABLE",
                "max-age=10 => 610 => max-age=5 => NONE",
                "max-age=10, stale-if-error=5 => 14 => max-age=5 => STALE_IF_ERROR",
                "max-age=10, stale-if-error=5 => 15 => max-age=5 => NONE",
                "max-age=10 => 4 => min-fresh=5 => FRESH",
                "max-age=10 => 5 => min-fresh=5 => FRESH",
                "max-age=10 => 6 => min-fresh=5 => STALE_IF_UNREACHABLE",
                "max-age=10 => 9 => min-fresh=0 => FRESH",
                "max-age=10 => 0 => min-fresh=many => STALE_IF_UNREACHABLE",
                "max-age=10 => 12 => max-stale=2 => MAX_STALE",
                "max-age=10 => 13 => max-stale=2 => STALE_IF_UNREACHABLE",
                "max-age=10 => 9999 => max-stale => MAX_STALE",
                "max-age=10, must-revalidate => 12 => max-stale=2 => NONE",
            })
    void reuseFollowsTheAgeAndWhatIsAsked(String control, long age, String asked, Reuse reuse) {
        Terms terms = terms("Cache-Control: " + control + " | ETag: \"a\"");

        CacheControl request = CacheControl.of(HttpHeaders.headers().set(HttpHeaders.CACHE_CONTROL, asked));
        assertThat(terms.reuse(age, request)).isEqualTo(reuse);
    }

    @Test
    void whatIsYoungEnoughForItselfButNotForTheClientIsNotServedBehindItsBack() {
        Terms terms = terms("Cache-Control: max-age=10, stale-while-revalidate=100");

        CacheControl asked = CacheControl.of(HttpHeaders.headers().set(HttpHeaders.CACHE_CONTROL, "max-age=1"));
        assertThat(terms.reuse(5, asked)).isNotEqualTo(Reuse.WHILE_REVALIDATING);
    }
}
