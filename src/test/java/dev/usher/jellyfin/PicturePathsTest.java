package dev.usher.jellyfin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturePathsTest {
    @ParameterizedTest
    @CsvSource({
        "/Items/1/Images/Primary, true",
        "/items/1/images/Primary/0?tag=2, true",
        "/emby/Users/1/Images/Primary, true",
        "/MediaBrowser/Users/1/Images/Primary, true",
        "/emby/emby/Users/1/Images/Primary, false",
        "/Items/1/Images, false",
        "/Items/1/Images/, true",
        "/Items/1/Images?/x, false",
        "/Items/1/Videos/Images/x, false",
        "//1/Images/x, true",
        "/Items/1/%49mages/Primary, true",
        "/Items/1/Images%2FPrimary, false",
        "/Items/1/2/../Images/Primary, true",
        "/Items/1/./Images/Primary, true",
        "/Items/1/.Images/Primary, false",
        "/UserImage?userId=a0a1a2a3a4a5a6a7a8a9aaabacadaeaf, true",
        "/userimage?x&USERID=a0a1a2a3a4a5a6a7a8a9aaabacadaeaf, true",
        "/emby/UserImage?user%49d=a0a1a2a3a4a5a6a7a8a9aaabacadaeaf, true",
        "/UserImage?x=userId, false",
        "/UserImage/?userId=a0a1a2a3a4a5a6a7a8a9aaabacadaeaf, false",
        "/UserImage, false",
        "/UserImage?, false",
        "/?userId=/Images/, false",
        "*, false",
        "Items/1/Images/Primary, false",
    })
    void aPictureIsKnownInAnySpelling(String target, boolean picture) {
        assertThat(PicturePaths.contains(target)).isEqualTo(picture);
    }

    @Fuzzed
    void whatIsReadAsItIsSpeltIsReadAsWhatIsTakenApart(byte[] bytes) {
        String target = "/" + new String(bytes, ISO_8859_1);

        assertThat(PicturePaths.contains(target)).isEqualTo(PicturePaths.contains("/." + target));
    }
}
