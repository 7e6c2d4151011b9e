package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no operation: it passes as it came, and some of it is watched. */
class StreamReadingTest extends ReadingCase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//Users",
                "/Users//",
                "/Users//Me",
                "/Users%2FMe",
                "/Users\\Me",
                "/Users%5CMe",
                "/emby/emby/Users",
                "/emby/mediabrowser/Users",
                "/emby//Users",
                "/embyUsers",
                "/U%C5%BFers",
                "/Quic%E2%84%AAConnect/Enabled",
                "/%C0%AE%C0%AE/Users",
                "/",
                "/emby",
                "*",
                "",
                "Users",
            })
    void otherPathsPassAsTheyCame(String target) {
        assertThat(match(HttpMethod.GET, target)).isEqualTo(new Match(dev.usher.jellyfin.Stream.OTHER, target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "PATCH", "TRACE", "FOO", "DELETE", "get"})
    void otherMethodsAreTheServersToRefuse(String method) {
        assertThat(match(HttpMethod.valueOf(method), "/Users").route()).isEqualTo(dev.usher.jellyfin.Stream.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /Sessions/Logout, WATCHED",
        "POST, /emby/sessions/%4Cogout/?ApiKey=t, WATCHED",
        "POST, /x/../Sessions/Logout, WATCHED",
        "POST, /Sessions/Capabilities/Full, WATCHED",
        "DELETE, /Devices?id=d, WATCHED",
        "POST, /Devices/Options, WATCHED",
        "DELETE, /Auth/Keys/k, WATCHED",
        "POST, /Auth/Keys, WATCHED",
        "POST, /UserImage?userId=u, WATCHED",
        "DELETE, /Users/u/Images/Primary/0, WATCHED",
        "POST, /Startup/Complete, HOUSE",
        "GET, /Startup/User, HOUSE",
        "HEAD, /startup/logger, HOUSE",
        "GET, /jellyfin/emby/%73tartup/User?ApiKey=t, HOUSE",
        "GET, /web/startup.js, OTHER",
        "POST, /System/Configuration/network, WATCHED",
        "POST, /System/Restart, WATCHED",
        "POST, /System/Shutdown, WATCHED",
        "POST, /Backup/Restore, WATCHED",
        "GET, /UserImage?userId=u, OTHER",
        "HEAD, /Users/u/Images/Primary, OTHER",
        "GET, /Devices, OTHER",
        "OPTIONS, /Sessions/Logout, OTHER",
        "POST, /Sessions, OTHER",
        "POST, /Sessions%2FLogout, OTHER",
        "POST, /Sessions/Playing, OTHER",
        "GET, /System/Info/Public, OTHER",
    })
    void streamsThatChangeUsersAreWatched(String method, String target, dev.usher.jellyfin.Stream stream) {
        assertThat(match(HttpMethod.valueOf(method), target)).isEqualTo(new Match(stream, target));
    }

    @Test
    void aStreamKeepsItsCredential() {
        MultiMap fields = HttpHeaders.headers().set("Authorization", "MediaBrowser Token=t");

        Reading reading = READER.read(HttpMethod.GET, "/Items?api_key=u", fields, "");

        assertThat(reading.match().target()).isEqualTo("/Items?api_key=u");
        assertThat(reading.fields().get("Authorization")).isEqualTo("MediaBrowser Token=t");
        assertThat(reading.credential().token()).isEqualTo("t");
    }
}
