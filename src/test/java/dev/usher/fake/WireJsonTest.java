package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireJsonTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T16:15:05Z, 2026-11-23T16:15:05.0000000Z",
        "2026-11-23T16:15:05.000456700Z, 2026-11-23T16:15:05.0004567Z",
        "2026-11-23T16:15:05.000450Z, 2026-11-23T16:15:05.0004500Z",
        "2026-11-23T16:15:05.123Z, 2026-11-23T16:15:05.123Z",
        "2026-11-23T16:15:05.123456789Z, 2026-11-23T16:15:05.1234567Z",
    })
    void dateHasSevenDigitsUnlessItHasMilliseconds(Instant instant, String written) {
        assertThat(WireJson.date(instant)).isEqualTo(written);
    }

    @Test
    void textIsEscapedAsTheDefaultEncoderDoes() {
        assertThat(WireJson.write(TextNode.valueOf("a'\"<>&+`\\é\n")))
                .isEqualTo("\"a" + "\\u0027\\u0022\\u003C\\u003E\\u0026\\u002B\\u0060\\\\\\u00E9\\n\"");
    }
}
