package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathReaderTest {
    @ParameterizedTest
    @CsvSource({
        "/, ''",
        "/a/b, a|b",
        "/a/, a|",
        "//a, |a",
        "/a%2Fb%2fc, a%2Fb%2fc",
        "/%41%2F%42, A%2FB",
        "/%C3%A9, é",
        "/%C3%28, %C3(",
        "/%C0%AF, %C0%AF",
        "/%C0%AE%C0%AE/a, %C0%AE%C0%AE|a",
        "/%E2%82%AC%FF%e2, €%FF%e2",
        "/100%, 100%",
        "/%4, %4",
        "/%G1+, %G1+",
        "/%252F, %2F",
        "/a%2F../b, a%2F..|b",
    })
    void aSegmentIsDecodedOnceAndWhatCannotBeReadStays(String path, String texts) {
        assertThat(PathReader.standard().read(path).stream().map(Segment::text).toList())
                .containsExactly(texts.split("\\|", -1));
    }
}
