package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheControlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no directive                           |``                                 |``",
                "directives are case-insensitive (5.2)  |No-StOrE, MaX-aGe=3600             |no-store max-age=3600",
                "a list may have empty members          |, ,no-store,,\tpublic ,            |no-store public",
                "lines are one list                     |max-age=3600 // s-maxage=1, public |public max-age=3600 s-maxage=1",
                "what is unknown is ignored (5.2.3)     |foobar, foo=bar, max-age=1         |max-age=1",
                "no-store (5.2.2.5)                     |no-store                           |no-store",
                "must-revalidate (5.2.2.2)              |must-revalidate                    |must-revalidate",
                "proxy-revalidate (5.2.2.8)             |proxy-revalidate                   |proxy-revalidate",
                "must-understand (5.2.2.3)              |must-understand, no-store          |no-store must-understand",
                "only-if-cached (5.2.1.7)               |only-if-cached                     |only-if-cached",
                "public (5.2.2.9)                       |public                             |public",
                "stale-while-revalidate (RFC 5861 3)    |stale-while-revalidate=30          |stale-while-revalidate=30",
                "stale-if-error (RFC 5861 4)            |stale-if-error=60                  |stale-if-error=60",
                "min-fresh (5.2.1.3)                    |min-fresh=20                       |min-fresh=20",
                "as fresh as can be (5.2.1.3)           |min-fresh=many                     |min-fresh=2147483648",
                "max-stale (5.2.1.2)                    |max-stale=10                       |max-stale=10",
                "any staleness without a value (5.2.1.2)|max-stale                          |max-stale=9223372036854775807",
                "a restriction holds with any argument  |no-store=1, must-revalidate=\"x\"  |no-store must-revalidate",
                "a restriction holds before rubbish     |no-store; max-age=5                |no-store",
                "a permission does not                  |public=1, public x                 |``",
            })
    void directivesAreReadFromAllLines(String sentence, String lines, String said) {
        assertThat(said(CacheControl.of(fields(lines)))).as(sentence).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "delta-seconds is 1*DIGIT (1.2.2)       |max-age=0                          |0",
                "leading zeros do not matter            |max-age=003600                     |3600",
                "a quoted argument is accepted (5.2)    |max-age=\"3600\"                   |3600",
                "even with escapes                      |max-age=\"36\\00\"                 |3600",
                "more than 2^31 is 2^31 (1.2.2)         |max-age=2147483647                 |2147483647",
                "more than 2^31 is 2^31 (1.2.2)         |max-age=2147483648                 |2147483648",
                "more than 2^31 is 2^31 (1.2.2)         |max-age=2147483649                 |2147483648",
                "more than 2^31 is 2^31 (1.2.2)         |max-age=99999999999999999999999999 |2147483648",
                "the first value is used (4.2.1)        |max-age=1, max-age=1800            |1",
                "the first value is used (4.2.1)        |max-age=1800 // max-age=1          |1800",
                "the first value is used (4.2.1)        |max-age=x, max-age=1800            |0",
                "not an integer is stale (4.2.1)        |max-age=a3600                      |0",
                "not an integer is stale (4.2.1)        |max-age=3600a                      |0",
                "not an integer is stale (4.2.1)        |max-age=3600.0                     |0",
                "not an integer is stale (4.2.1)        |max-age=3600.5                     |0",
                "not an integer is stale (4.2.1)        |max-age=-3600                      |0",
                "not an integer is stale (4.2.1)        |max-age=+3600                      |0",
                "not an integer is stale (4.2.1)        |max-age='3600'                     |0",
                "not an integer is stale (4.2.1)        |max-age=                           |0",
                "not an integer is stale (4.2.1)        |max-age=, max-age=5                |0",
                "not an integer is stale (4.2.1)        |max-age=\"\"                       |0",
                "not an integer is stale (4.2.1)        |max-age=\"3600                     |0",
                "not an integer is stale (4.2.1)        |max-age=\"3600\"0                  |0",
                "not an integer is stale (4.2.1)        |max-age                            |0",
                "no space around = (5.2)                |max-age =3600                      |0",
                "no space around = (5.2)                |max-age= 3600                      |0",
                "a quoted string is one argument (5.2)  |x=\"max-age=3600\", max-age=1      |1",
                "a quoted string is one argument (5.2)  |x=\"max-age=3600\", max-age=\"1\"  |1",
                "a quoted string is one argument (5.2)  |x=\"a, max-age=3600, b\",max-age=1 |1",
                "a quoted string is one argument (5.2)  |x=\"\\\", max-age=9, \",max-age=1  |1",
                "a quoted string is one argument (5.2)  |x=\"max-age=3600\"                 |-1",
                "even where it is out of place          |x =\"a, max-age=9, b\", max-age=1  |1",
                "another name is another directive      |x-max-age=3600, max-agex=1         |-1",
            })
    void secondsThatAreMalformedAreNone(String sentence, String lines, long maxAge) {
        assertThat(CacheControl.of(fields(lines)).maxAge()).as(sentence).isEqualTo(maxAge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age", "s-maxage", "stale-while-revalidate", "stale-if-error", "max-stale"})
    void noSecondsPermitWhatIsMalformed(String directive) {
        assertThat(said(CacheControl.of(fields(directive + "=many")))).isEqualTo(directive + "=0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NAME                                  |true |``",
                "NAME=\"Set-Cookie\"                   |false|set-cookie",
                "NAME=\"a, B ,,c\"                     |false|a b c",
                "NAME=a, max-age=5                     |false|a",
                "NAME=\"a\" // NAME=\"b\"              |false|a b",
                "NAME=\"a\", NAME                      |true |a",
                "NAME=\"\"                             |true |``",
                "NAME=                                 |true |``",
                "NAME=\" , \"                          |true |``",
                "NAME=\"a b, c\"                       |true |c",
                "NAME=\"a, max-age=9                   |true |``",
                "NAME=\"a\"b                           |true |``",
                "NAME; max-age=9                       |true |``",
            })
    void aDirectiveConcernsTheFieldsThatItNamesOrAll(String lines, boolean whole, String names) {
        CacheControl noCache = CacheControl.of(fields(lines.replace("NAME", "no-cache")));
        CacheControl isPrivate = CacheControl.of(fields(lines.replace("NAME", "Private")));

        assertThat(noCache.noCache()).isEqualTo(isPrivate.isPrivate()).isEqualTo(whole);
        assertThat(String.join(" ", noCache.noCacheFields())).isEqualTo(names);
        assertThat(isPrivate.privateFields()).isEqualTo(noCache.noCacheFields());
        assertThat(noCache.isPrivate() || isPrivate.noCache()).isFalse();
    }

    @Test
    void quotesThatNeverCloseHideNothing() {
        CacheControl control = CacheControl.of(fields("x=\"a, no-store, y=\\\"\\\", max-age=5"));

        assertThat(said(control)).isEqualTo("no-store max-age=5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent   |no-cache             |no-cache",
                "absent   |x, No-Cache          |no-cache",
                "absent   |no-store, max-age=9  |absent",
                "absent   |absent               |absent",
                "max-age=5|no-cache             |max-age=5",
                "x        |no-cache             |absent",
            })
    void pragmaSpeaksForARequestWithoutCacheControl(String control, String pragma, String said) {
        MultiMap fields = HttpHeaders.headers();
        if (control != null) {
            fields.set("cache-control", control);
        }
        if (pragma != null) {
            fields.set("Pragma", pragma);
        }

        assertThat(said(CacheControl.ofRequest(fields))).isEqualTo(said == null ? "" : said);
        assertThat(CacheControl.of(fields).noCache()).isFalse();
    }

    @Test
    void withoutTheFieldThereIsNothingToMake() {
        assertThat(CacheControl.of(HttpHeaders.headers())).isSameAs(CacheControl.NONE);
        assertThat(CacheControl.ofRequest(HttpHeaders.headers())).isSameAs(CacheControl.NONE);
    }

    static String said(CacheControl control) {
        String said = (control.noStore() ? "no-store " : "")
                + (control.noCache() ? "no-cache " : "")
                + (control.isPrivate() ? "private " : "")
                + (control.mustRevalidate() ? "must-revalidate " : "")
                + (control.proxyRevalidate() ? "proxy-revalidate " : "")
                + (control.mustUnderstand() ? "must-understand " : "")
                + (control.onlyIfCached() ? "only-if-cached " : "")
                + (control.isPublic() ? "public " : "")
                + said("max-age", control.maxAge())
                + said("s-maxage", control.sMaxAge())
                + said("stale-while-revalidate", control.staleWhileRevalidate())
                + said("stale-if-error", control.staleIfError())
                + said("min-fresh", control.minFresh())
                + said("max-stale", control.maxStale());
        assertThat(control.isEmpty())
                .isEqualTo(said.isEmpty()
                        && control.noCacheFields().isEmpty()
                        && control.privateFields().isEmpty());
        return said.strip();
    }

    private static String said(String directive, long seconds) {
        return seconds < 0 ? "" : directive + "=" + seconds + " ";
    }

    static MultiMap fields(String lines) {
        MultiMap fields = HttpHeaders.headers();
        for (String line : lines.split(" // ")) {
            fields.add("Cache-Control", line);
        }
        return fields;
    }
}
