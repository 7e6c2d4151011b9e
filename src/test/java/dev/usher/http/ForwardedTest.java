package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            for=192.0.2.60;proto=http;by=203.0.113.43            | 192.0.2.60 http -
            FOR="_gazonk"                                        | _gazonk - -
            For="[2001:db8:cafe::17]:4711"                       | [2001:db8:cafe::17]:4711 - -
            for=192.0.2.43, for=198.51.100.17                    | 198.51.100.17 - -, 192.0.2.43 - -
            for=192.0.2.43,for="[2001:db8::17]" ; proto=https    | [2001:db8::17] https -, 192.0.2.43 - -
            proto=https;for=192.0.2.1;host="tv.example.org:8920" | 192.0.2.1 https tv.example.org:8920
            for="a,b;c=d"                                        | a,b;c=d - -
            for="a\\"b\\\\c"                                     | a"b\\c - -
            secret=x;for=192.0.2.1                               | 192.0.2.1 - -
            for=192.0.2.1;proto                                  | - - -
            for=192.0.2.1;proto=                                 | - - -
            for=2001:db8::17                                     | - - -
            for="192.0.2.1                                       | - - -
            for="a"b"                                            | - - -
            for="                                                | - - -
            for="\\"                                             | - - -
            for=192.0.2.1,,for=192.0.2.2                         | 192.0.2.2 - -, - - -, 192.0.2.1 - -
            """)
    void aHopIsReadAsItIsWritten(String value, String hops) {
        assertThat(read(List.of(value))).isEqualTo(hops);
    }

    @Test
    void severalFieldsAreOneListWhoseEndIsNear() {
        assertThat(read(List.of("for=192.0.2.1", "for=192.0.2.2, for=192.0.2.3")))
                .isEqualTo("192.0.2.3 - -, 192.0.2.2 - -, 192.0.2.1 - -");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            for=";
            for="x\\
            for="x, for=192.0.2.1
            ",",",
            \\"
            """)
    void nothingFarOffHidesWhatANearHopAdds(String farOff) {
        assertThat(Forwarded.nearestFirst(List.of(farOff + ", for=198.51.100.7"))
                        .get(0))
                .isEqualTo(new Forwarded("198.51.100.7", "", ""));
    }

    @Test
    void aLongValueIsReadToItsEnd() {
        String escapes = "\\x".repeat(16_000);

        assertThat(Forwarded.nearestFirst(List.of("for=\"" + escapes + "\""))
                        .get(0)
                        .client())
                .hasSize(16_000);
    }

    private static String read(List<String> values) {
        return Forwarded.nearestFirst(values).stream()
                .map(hop -> orDash(hop.client()) + " " + orDash(hop.proto()) + " " + orDash(hop.host()))
                .collect(Collectors.joining(", "));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
