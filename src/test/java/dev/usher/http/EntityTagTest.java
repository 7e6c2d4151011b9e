package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {
    @Test
    void aTagIsStrongQuotedAndOfTheBytesAlone() {
        String tag = EntityTag.of(Buffer.buffer("[]"));

        assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"").isEqualTo(EntityTag.of(Buffer.buffer("[]")));
        assertThat(EntityTag.of(Buffer.buffer("[ ]"))).isNotEqualTo(tag);
        assertThat(EntityTag.of(Buffer.buffer())).isEqualTo("\"47DEQpj8HBSa-_TImW-5JA\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"a\"|\"a\"|true",
                "\"a\"|W/\"a\"|true",
                "W/\"a\"|\"a\"|true",
                "W/\"a\"|W/\"a\"|true",
                "*|\"a\"|true",
                "\"b\", \"a\"|\"a\"|true",
                "\"b\",W/\"a\"|\"a\"|true",
                ", ,\"a\",|\"a\"|true",
                "\"x,y\", \"a\"|\"a\"|true",
                "\"x,y\"|\"x,y\"|true",
                "\"\"|\"\"|true",
                "\"b\"|\"a\"|false",
                "\"aa\"|\"a\"|false",
                "\"A\"|\"a\"|false",
                "w/\"a\"|\"a\"|false",
                "a|\"a\"|false",
                "\"x, \"a\"|\"a\"|false",
                "\"a|\"a\"|false",
                "\"|\"a\"|false",
                "W/|\"a\"|false",
                "\"b\" *|\"a\"|false",
                "``|\"a\"|false",
            })
    void tagsAreComparedWeakly(String ifNoneMatch, String etag, boolean matches) {
        assertThat(EntityTag.matches(ifNoneMatch, etag)).isEqualTo(matches);
    }
}
