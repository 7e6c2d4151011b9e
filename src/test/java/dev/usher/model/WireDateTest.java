package dev.usher.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireDateTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-20T10:20:05.0000000Z      | 2026-11-20T10:20:05Z
            2026-11-20T10:20:05.0001234Z      | 2026-11-20T10:20:05.0001234Z
            2026-11-20T10:20:05.123Z          | 2026-11-20T10:20:05.123Z
            2026-11-20T10:20:05.1234567Z      | 2026-11-20T10:20:05.1234567Z
            0001-01-01T00:00:00.0000000Z      | 0001-01-01T00:00:00Z
            9999-12-31T23:59:59.9999999Z      | 9999-12-31T23:59:59.9999999Z
            """, delimiter = '|')
    void dateIsReadAndWrittenAsTheServerWritesIt(String text, Instant date) {
        assertThat(WireDate.parse(text)).isEqualTo(date);
        assertThat(WireDate.format(date)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-20T10:20:05Z              | 2026-11-20T10:20:05Z
            2026-11-20T12:20:05.5+02:00       | 2026-11-20T10:20:05.5Z
            2026-11-20T10:20:05               | 2026-11-20T10:20:05Z
            2026-11-20T10:20:05.123456789Z    | 2026-11-20T10:20:05.123456789Z
            """, delimiter = '|')
    void otherFormsOfTheSameStandardAreReadToo(String text, Instant date) {
        assertThat(WireDate.parse(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-11-20", "2026-13-20T10:20:05Z", "2026-11-20T10:20:05.Z", "10:20:05Z"})
    void whatIsNoDateIsNull(String text) {
        assertThat(WireDate.parse(text)).isNull();
    }
}
