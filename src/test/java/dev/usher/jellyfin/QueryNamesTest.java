package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryNamesTest {
    @ParameterizedTest
    @CsvSource({
        "/a?ApiKey=1, true",
        "/a?apikey, true",
        "/a?x=1&API_KEY=2, true",
        "/a?x&&api%5Fkey=2, true",
        "/a?%61pi_key, true",
        "/a?x=api_key=1, false",
        "/a?x=1&api_keys=1, false",
        "/a?api+key=1, false",
        "/a?=api_key, false",
        "/a?%=api_key&%6, false",
        "/a?, false",
    })
    void aTokenIsSeenInAnySpellingOfItsName(String target, boolean token) {
        assertThat(QueryToken.isIn(target, 3)).isEqualTo(token);
    }
}
