package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/Json",
                " application/json ",
                "text/json",
                "application/vnd.jellyfin+json",
                "application/problem+json",
                "application/json;",
                "application/json; x",
                "application/json; profile=\"CamelCase\"; q=0",
                "application/json,text/plain"
            })
    void theServerReadsThisAsJson(String value) {
        assertThat(ContentType.parse(value).isJson()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/jsonx",
                "application/json+xml",
                "text/vnd.x+json",
                "application/*",
                "*/*",
                "application/xml",
                "multipart/form-data; boundary=application/json"
            })
    void theServerDoesNotReadThisAsJson(String value) {
        assertThat(ContentType.parse(value).isJson()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "json", "application", "application/", "/json", ";application/json", "\"application/json\""})
    void whatBeginsWithNoMediaTypeIsNone(String value) {
        assertThat(ContentType.parse(value)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "application/json                                | UTF-8",
                "application/json; charset=utf-8                 | UTF-8",
                "application/json;CHARSET=\"UTF-8\"              | UTF-8",
                "application/json; charset = utf-16              | UTF-16LE",
                "application/json; charset=UTF-16LE              | UTF-16LE",
                "application/json; charset=unicode               | UTF-16LE",
                "application/json; x=y; charset=utf-16           | UTF-16LE",
                "application/json; x=\"a;b\"; charset=utf-16     | UTF-16LE",
                "application/json; charset=utf-16; charset=utf-8 | UTF-16LE",
                "application/json; x; charset=utf-16             | UTF-8",
                "application/json; charset=                      | UTF-8",
                "application/json, x; charset=utf-16             | UTF-8",
                "application/json; charset=\"\"                  | none",
                "application/json; charset=utf-16be              | none",
                "application/json; charset=utf8                  | none",
                "application/json; charset=iso-8859-1            | none"
            })
    void theCharsetIsTheFirstThatIsNamed(String value, String charset) {
        assertThat(ContentType.parse(value).reads()).isEqualTo(charset == null ? null : Charset.forName(charset));
    }
}
