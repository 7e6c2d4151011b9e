package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.http.ByteRange.Ignored;
import dev.usher.http.ByteRange.Part;
import dev.usher.http.ByteRange.Unsatisfiable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long LENGTH = 11;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "both ends are included                       |bytes=0-1                      |0|1",
                "a single byte                                |bytes=10-10                    |10|10",
                "without a last position to the end           |bytes=1-                       |1|10",
                "a last position behind the end is the end    |bytes=5-99                     |5|10",
                "however large it is                          |bytes=5-99999999999999999999999|5|10",
                "a suffix is the last bytes                   |bytes=-1                       |10|10",
                "a suffix that is longer is the whole         |bytes=-99                      |0|10",
                "however long it is                           |bytes=-9223372036854775808     |0|10",
                "the whole is a part as well                  |bytes=0-                       |0|10",
                "units are case-insensitive (14.1)            |Bytes=0-1                      |0|1",
                "a list may have empty members (5.6.1)        |bytes=, 0-1 ,                  |0|1",
                "leading zeros do not matter                  |bytes=00-01                    |0|1",
            })
    void aPartIsAnswered(String sentence, String range, long first, long last) {
        assertThat(ByteRange.of(range, LENGTH)).as(sentence).isEqualTo(new Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=11-", "bytes=11-12", "bytes=99999999999999999999999-", "bytes=-0"})
    void aPartThatIsNotThereIsUnsatisfiable(String range) {
        assertThat(ByteRange.of(range, LENGTH)).isEqualTo(new Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0-1",
                "bytes",
                "bytes=",
                "bytes=,",
                "bytes=-",
                "bytes=1",
                "bytes=2-1",
                "bytes=a-1",
                "bytes=1-a",
                "bytes=+1-2",
                "bytes=1--2",
                "bytes=--1",
                "bytes=1-2-3",
                "bytes=1 - 2",
                "bytes =1-2",
                "bytes=0-1,3-4",
                "bytes=0-1, -1",
                "bytes=0-1, x",
                "seconds=0-1",
                "bytes=\u0661-\u0662",
            })
    void whateverElseIsIgnored(String range) {
        assertThat(ByteRange.of(range, LENGTH)).isEqualTo(new Ignored());
    }

    @Test
    void anEmptyContentHasNoPart() {
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Unsatisfiable());
        assertThat(ByteRange.of("bytes=-0", 0)).isEqualTo(new Unsatisfiable());
        assertThat(ByteRange.of("bytes=-5", 0)).isEqualTo(new Ignored());
    }

    @Test
    void theAnswerSaysWhichPartItIs() {
        assertThat(new Part(2, 4).length()).isEqualTo(3);
        assertThat(new Part(2, 4).contentRange(LENGTH)).isEqualTo("bytes 2-4/11");
        assertThat(new Unsatisfiable().contentRange(LENGTH)).isEqualTo("bytes */11");
    }
}
