package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the server's own parser. */
class PresentedCredentialTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Token=abc|abc",
                "Token= \"t\"| \"t",
                "Token=ab=cd|",
                "Token=\"ab=cd\"|ab=cd",
                "Token=\"a\", Token=\"b\"|b",
                "token=\"a\"|",
                "Token=\"\"|",
                "Client=\"a\";Token=\"b\"|",
                "Token=\"a%20b\"|a b",
            })
    void tokenIsReadAsTheServerReadsIt(String list, String token) {
        assertThat(read("MediaBrowser " + list).token()).isEqualTo(token == null ? "" : token);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Device=\"a,b\"|a,b",
                "Device=\"a+b\"|a b",
                "Device=\"Pixel%2B\"|Pixel+",
                "Device=\"50%\"|50%",
                "Device=\"T%C3%A9\"|Té",
            })
    void valueIsDecodedAsInAForm(String list, String device) {
        assertThat(read("MediaBrowser " + list).device()).isEqualTo(device);
    }

    private static PresentedCredential read(String authorization) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap().add("Authorization", authorization);
        return PresentedCredential.read(fields, Query.parse(""), false);
    }
}
