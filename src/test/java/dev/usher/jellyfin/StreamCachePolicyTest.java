package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.TokenEpochs;
import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamCachePolicyTest {
    private static final String ANN = "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf";
    private static final Caller SOMEBODY = new Caller("192.0.2.7", "192.0.2.7", false, null);

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
        "/UserImage?userId=00000000-0000-0000-0000-000000000000, false",
        "/UserImage?userId=%C2%A0, false",
        "/Items/1, false",
    })
    void pictureIsWhatShowsTheSameToWhoeverAsks(String target, boolean picture) {
        assertThat(StreamCachePolicy.isPicture(target)).isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /UserImage, true",
        "DELETE, /Users/1/Images/Primary, true",
        "DELETE, /Devices?id=tv, true",
        "POST, /System/Configuration, true",
        "POST, /Startup/User, true",
        "POST, /Sessions/Capabilities/Full, false",
        "POST, /Sessions/Logout, false",
        "POST, /Items/1/Images/Primary, false",
    })
    void whatMayChangeUsersChangesTheirPictures(String method, String target, boolean more) {
        Request request = request(HttpMethod.valueOf(method), target);

        assertThat(new StreamCachePolicy(new TokenEpochs(1)).changesMore(request))
                .isEqualTo(more);
    }

    private static Request request(HttpMethod method, String target) {
        MultiMap fields = HttpHeaders.headers();
        Reading reading = RequestReader.standard().read(method, target, fields, "");
        return new Request(
                method, target, fields, Body.EMPTY, SOMEBODY, reading.match().route(), 1, Observer.NONE);
    }
}
