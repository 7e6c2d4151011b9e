package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html                                       | 1000 | 0
            TEXT/HTML                                       | 1000 | 0
            text/html;q=0.5, */*;q=0.8                      | 500  | 800
            text/html,application/xml;q=0.9,*/*;q=0.8       | 1000 | 800
            */*                                             | 1000 | 1000
            text/*;q=0.3, */*;q=0.1                         | 300  | 100
            */*;q=0.1, text/*;q=0.3, text/html;q=0          | 0    | 100
            application/json, text/plain, */*               | 1000 | 1000
            text/html;level=1                               | 0    | 0
            text/html;level=1;q=1, text/*;q=0.2             | 200  | 0
            text/html; Q=0.25 ; x=y                         | 250  | 0
            text/html;q=2                                   | 0    | 0
            ''                                              | 0    | 0
            ',;, ;q=1'                                      | 0    | 0
            text                                            | 0    | 0
            """)
    void theRangeThatNamesATypeMostCloselyCounts(String accept, int html, int json) {
        assertThat(AcceptedTypes.weight(List.of(accept), "text/html")).isEqualTo(html);
        assertThat(AcceptedTypes.weight(List.of(accept), "application/json")).isEqualTo(json);
    }

    @Test
    void severalFieldsAreOneList() {
        assertThat(AcceptedTypes.weight(List.of("*/*;q=0.2", "text/html;q=0.7"), "text/html"))
                .isEqualTo(700);
        assertThat(AcceptedTypes.weight(List.of(), "text/html")).isZero();
    }
}
