package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriterionTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            nullValues = "none",
            value = {
                "de, en => de, en => true",
                "de, en => de,en => true",
                "de,en => DE , en => true",
                "de, en => de|en => true",
                "de|en => de,en => true",
                "de => de|en => false",
                "de => en|de => false",
                "de, en => en, de => false",
                "de => none => false",
                "none => de => false",
                "none => none => true",
            })
    void whatMeansTheSameMatchesInTheSameWordsOrOthers(String stored, String asked, boolean same) {
        Criterion criterion = Criterion.of("accept-language", fields(stored));

        assertThat(criterion.matches(fields(asked))).isEqualTo(same);
        assertThat(criterion.equals(Criterion.of("accept-language", fields(asked))))
                .isEqualTo(same);
    }

    private static MultiMap fields(String lines) {
        MultiMap fields = HttpHeaders.headers();
        if (lines != null) {
            Stream.of(lines.split("\\|")).forEach(line -> fields.add("Accept-Language", line));
        }
        return fields;
    }
}
