package dev.usher.jellyfin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;

class PicturePathsFuzzTest {
    @Fuzzed
    void whatIsReadAsItIsSpeltIsReadAsWhatIsTakenApart(byte[] bytes) {
        String target = "/" + new String(bytes, ISO_8859_1);

        assertThat(PicturePaths.contains(target)).isEqualTo(PicturePaths.contains("/." + target));
    }
}
