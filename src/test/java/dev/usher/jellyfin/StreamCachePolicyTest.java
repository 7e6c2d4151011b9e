package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamCachePolicyTest {
    private static final String ANN = "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf";

    @ParameterizedTest
    @CsvSource({
        "/Items/1/Images/Primary, true",
        "/emby/Items/1/Images/Primary?tag=1, true",
        "/Users/" + ANN + "/Images/Primary, true",
        "/UserImage?userId=" + ANN + ", true",
        "/userimage?tag=1&USERID=" + ANN + ", true",
        "/UserImage, false",
        "/UserImage?tag=1, false",
        "/UserImage?userId, false",
        "/UserImage?userId=, false",
        "/UserImage?userId=&userId=" + ANN + ", false",
        "/UserImage?userId=+, false",
        "/UserImage?userId=%C2%A0, false",
        "/Items/1, false",
    })
    void pictureIsWhatShowsTheSameToWhoeverAsks(String target, boolean picture) {
        assertThat(StreamCachePolicy.isPicture(target)).isEqualTo(picture);
    }
}
