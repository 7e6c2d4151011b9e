package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockReadingTest {
    private static final Instant ARRIVAL = Instant.parse("2026-11-23T16:00:30.000Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            16:00:30 | 0     | false | right
            16:00:35 | 0     | false | 5.5 s ahead, of which half a second is in doubt
            16:00:36 | 0     | true  | 6.5 s ahead
            16:00:24 | 0     | false | 5.5 s behind, of which half a second is in doubt
            16:00:23 | 0     | true  | 6.5 s behind
            16:00:36 | 4000  | true  | more than a slow answer explains
            16:00:23 | 20000 | false | a slow answer may have been dated when it was asked for
            17:00:30 | 20000 | true  | an hour is not explained by that
            """)
    void clockIsWrongWhereNothingElseExplainsIt(String date, long tripMillis, boolean wrong, String sentence) {
        Response answer = Answers.of("200");
        answer.fields().set("date", "Mon, 23 Nov 2026 " + date + " GMT");

        ClockReading reading = ClockReading.of(answer, ARRIVAL, Duration.ofMillis(tripMillis));

        assertThat(reading).isNotNull();
        assertThat(reading.isWrong()).as(sentence).isEqualTo(wrong);
    }

    @Test
    void withoutADateNothingIsKnown() {
        assertThat(ClockReading.of(Answers.of("200"), ARRIVAL, Duration.ZERO)).isNull();
        assertThat(ClockReading.of(Answers.of("200, date: yesterday"), ARRIVAL, Duration.ZERO))
                .isNull();
    }
}
