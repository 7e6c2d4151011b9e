package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9213 §2.1, by its sentences. */
class TargetedDirectivesTest {
    private static String said(CacheControl control) {
        return (CacheControlTest.said(control)
                        + fields(" no-cache:", control.noCacheFields())
                        + fields(" private:", control.privateFields()))
                .strip();
    }

    private static String fields(String directive, List<String> names) {
        return names.isEmpty() ? "" : directive + names;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "max-age=60 => max-age=60",
                "max-age=60;a=b, s-maxage=7 => max-age=60 s-maxage=7",
                "max-age=1, max-age=60 => max-age=60",
                "max-age=-1 => max-age=0",
                "no-store, must-revalidate, public => no-store must-revalidate public",
                "no-cache => no-cache",
                "no-cache=\"a, B\" => no-cache:[a, b]",
                "no-cache=(a \"B\") => no-cache:[a, b]",
                "private=a => private:[a]",
                "unknown=(1 2), max-age=60 => max-age=60",
                "unknown => ``",
            })
    void directivesOfTheirOwnTypesSayWhatTheySayInCacheControl(String line, String said) {
        assertThat(said(CacheControl.targeted(List.of(line)))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "max-age=60, &&&&&",
                "max-age=\"60\"",
                "max-age=60.0",
                "max-age",
                "max-age=a",
                "max-age=(60)",
                "max-age=60,",
                "MAX-AGE=60",
                "no-store=1",
                "no-store=?0",
                "no-store=a",
                "public=\"a\"",
                "no-cache=1",
                "no-cache=(1)",
                "no-cache=?0",
                "max-age=60;A",
            })
    void fieldWithoutDirectivesOrWithOneOfAnotherTypeIsIgnoredAsAWhole(String line) {
        assertThat(CacheControl.targeted(List.of(line))).isNull();
    }
}
