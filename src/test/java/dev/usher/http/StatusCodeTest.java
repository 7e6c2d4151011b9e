package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCodeTest {
    @Test
    void theseTwelveAreHeuristicallyCacheable() {
        assertThat(IntStream.range(100, 600).filter(StatusCode::isHeuristicallyCacheable))
                .containsExactly(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 204, 301, 302, 303, 307, 308, 400, 404, 410, 421, 422, 500, 502, 503, 504})
    void theCodesOfTheRfcAreUnderstood(int status) {
        assertThat(StatusCode.isUnderstood(status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 206, 299, 304, 306, 418, 499, 599})
    void partsAndWhatIsNotOfTheRfcAreNot(int status) {
        assertThat(StatusCode.isUnderstood(status)).isFalse();
    }
}
