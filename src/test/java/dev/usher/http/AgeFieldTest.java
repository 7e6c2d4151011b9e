package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeFieldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a non-negative integer in seconds          |0                        |0",
                "a non-negative integer in seconds          |7200                     |7200",
                "a non-negative integer in seconds          |007200                   |7200",
                "more than 2^31 is 2^31 (1.2.2)             |2147483647               |2147483647",
                "more than 2^31 is 2^31 (1.2.2)             |2147483648               |2147483648",
                "more than 2^31 is 2^31 (1.2.2)             |2147483649               |2147483648",
                "more than 2^31 is 2^31 (1.2.2)             |99999999999999999999999  |2147483648",
                "the first member of a list is used         |7200, 0                  |7200",
                "the first member of a list is used         |0,7200                   |0",
                "the first member of a list is used         |3600, 3600               |3600",
                "the first member of a list is used         |7200 // 0                |7200",
                "the first member of a list is used         |0 // 7200                |0",
                "the first member of a list is used         |0 // 0                   |0",
                "the first member of a list is used         |, 7200                   |7200",
                "what is invalid behind it is discarded     |7200, abc                |7200",
                "an invalid value is ignored                |abc                      |0",
                "an invalid value is ignored                |-7200                    |0",
                "an invalid value is ignored                |+7200                    |0",
                "an invalid value is ignored                |7200.0                   |0",
                "an invalid value is ignored                |7200;foo=bar             |0",
                "an invalid value is ignored                |7200;foo=111             |0",
                "an invalid value is ignored                |\"7200\"                 |0",
                "an invalid value is ignored                |abc, 7200                |0",
                "an invalid value is ignored                |,                        |0",
            })
    void theFirstMemberCountsWhereItIsValid(String sentence, String lines, long seconds) {
        MultiMap fields = HttpHeaders.headers();
        for (String line : lines.split(" // ")) {
            fields.add("Age", line);
        }

        assertThat(AgeField.seconds(fields)).as(sentence).isEqualTo(seconds);
    }

    @Test
    void withoutTheFieldAResponseIsNew() {
        assertThat(AgeField.seconds(HttpHeaders.headers())).isZero();
    }
}
