package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*, *",
                "* // *",
                ", *",
                " // *",
                "*, Foo",
                "Foo, *",
                "Foo // Bar,\t*",
                "Foo; q=1",
                "Foo Bar",
                "\"*\"",
            })
    void aStarAnywhereMatchesNoRequest(String lines) {
        Vary vary = Vary.of(fields("Vary", lines));

        assertThat(vary.isAny()).isTrue();
        assertThat(vary.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Accept-Encoding                  |accept-encoding",
                "Accept-Encoding,ACCEPT           |accept-encoding accept",
                "Accept // Origin, accept         |accept origin",
                "Origin, origin, Accept           |origin accept",
                ", ,Origin ,                      |origin",
                "**                               |**",
            })
    void namesAreOfAllLinesInLowerCaseAndOnce(String lines, String names) {
        Vary vary = Vary.of(fields("vary", lines));

        assertThat(vary.isAny()).isFalse();
        assertThat(String.join(" ", vary.names())).isEqualTo(names);
    }

    @Test
    void withoutANameNothingVaries() {
        assertThat(Vary.of(HttpHeaders.headers())).isSameAs(Vary.NONE);
        assertThat(Vary.of(fields("Vary", " ,"))).isSameAs(Vary.NONE);
        assertThat(Vary.NONE.isAny()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "the same                            |foo            |1             |1                |true",
                "another                             |foo            |1             |2                |false",
                "adding whitespace (4.1)             |foo            |1,2           | 1, 2            |true",
                "adding whitespace (4.1)             |foo            |1,2           |1\t ,\t2         |true",
                "combining multiple lines (4.1)      |foo            |1, 2          |1 // 2           |true",
                "not in another order                |foo            |1, 2          |2, 1             |false",
                "not within a member                 |foo            |a b           |ab               |false",
                "not within quotes                   |foo            |x,\"a, b\"    |x,\"a,b\"        |false",
                "not within quotes                   |foo            |x,\"\\\", b\" |x,\"\\\",b\"      |false",
                "quotes that never close are none    |foo            |\"a, b        |\"a,b            |true",
                "quotes that never close are none    |foo            |\"\\\", b       |\"\\\",b           |true",
                "blanks beside no comma are kept     |foo            |a  b, c       |a b, c           |false",
                "dollars and backslashes are kept    |foo            |\"$1\\\\\",a  |\"$1\\\\\" , a    |true",
                "case where it means something       |foo            |a             |A                |false",
                "case-normalization (4.1)            |accept-language|en, de        |eN,De            |true",
                "case-normalization (4.1)            |accept-encoding|gzip          |GZip             |true",
                "case-normalization (4.1)            |accept-charset |utf-8         |UTF-8            |true",
                "a language that comes first may win |accept-language|en, de        |de, en           |false",
                "a weight is part of it              |accept-language|en            |en;q=0.5         |false",
            })
    void whatMeansTheSameIsEqual(String sentence, String name, String one, String other, boolean same) {
        String stored = Vary.value(fields(name, one), name);
        String presented = Vary.value(fields(name, other), name);

        assertThat(stored).isNotNull();
        assertThat(stored.equals(presented)).as(sentence).isEqualTo(same);
    }

    /** A value that were read again from each blank, or from each quote that never closes, would take minutes. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\\\""})
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void valueIsReadButOnceHoweverLongAClientMakesIt(String part) {
        String endless = "a" + part.repeat(500_000) + "b";

        String value = Vary.value(fields("foo", endless + " , c"), "foo");

        assertThat(value).isEqualTo(endless + ",c");
    }

    @Test
    void anAbsentFieldIsNotAnEmptyOne() {
        assertThat(Vary.value(HttpHeaders.headers(), "foo")).isNull();
        assertThat(Vary.value(HttpHeaders.headers().set("Foo", ""), "foo")).isEmpty();
    }

    private static MultiMap fields(String name, String lines) {
        MultiMap fields = HttpHeaders.headers();
        for (String line : lines.split(" // ")) {
            fields.add(name, line);
        }
        return fields;
    }
}
