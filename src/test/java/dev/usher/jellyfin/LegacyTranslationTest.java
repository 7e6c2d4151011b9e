package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.jellyfin.LegacyBridge.Translation;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request is in an old form, and what it becomes. */
class LegacyTranslationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/emby/System/Info                | /System/Info",
                "/MediaBrowser/socket?a=b         | /socket?a=b",
                "/%65mby/Items/a%2Fb/%41/?x=%2f&x | /Items/a%2Fb/%41/?x=%2f&x",
                "/x/../emby/web/./a               | /web/a",
                "/emby//x                         | //x",
                "/emby/x?                         | /x?",
                "/System/Info?api_key=t           | /System/Info?ApiKey=t",
                "/a?b=%2f&&api_key=t&c            | /a?b=%2f&&ApiKey=t&c",
                "/a?api_key=a+b%2C                | /a?ApiKey=a%20b%2C",
                "/a?api_key=t&ApiKey=             | /a?ApiKey=t",
                "/emby/a?Api_Key=                 | /a"
            })
    void theOldPartsOfATargetAreTranslated(String target, String translated) {
        assertThat(LegacyBridge.translate(target, HttpHeaders.headers()).target())
                .isEqualTo(translated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/emby",
                "/emby/",
                "/emby/emby/Users/Me",
                "/emby/MediaBrowser/x",
                "/emby/embyx/y",
                "/embyx/y",
                "/emby%2Fx",
                "/x/emby/y",
                "//emby/x",
                "/web/a%2Fb/./../%41?q=a+b&&%20=;x",
                "/a?ApiKey=t&apikey=u",
                "/a?api-key=t&xapi_key=u&api_key%3Dt",
                "*"
            })
    void anythingElseStaysAsItIs(String target) {
        MultiMap fields = HttpHeaders.headers()
                .set("Authorization", "MediaBrowser Client=A,  Foo=x , Token=t")
                .set("Cookie", "api_key=t");

        Translation translation = LegacyBridge.translate(target, fields);

        assertThat(translation.target()).isEqualTo(target);
        assertThat(translation.fields()).isSameAs(fields);
    }

    @Test
    void fieldsThatEveryServerRefusesAreLeftForIt() {
        String latin1 = new String("é".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        MultiMap fields = HttpHeaders.headers().set("X-Emby-Token", latin1);

        Translation translation = LegacyBridge.translate("/emby/System/Info?api_key=t", fields);

        assertThat(translation.target()).isEqualTo("/emby/System/Info?api_key=t");
        assertThat(translation.fields()).isSameAs(fields);
    }

    @Test
    void aTokenThatStandsInTheQueryTooStaysThereAndThereAlone() {
        MultiMap fields = HttpHeaders.headers()
                .set("X-Emby-Authorization", "MediaBrowser Client=\"A\", DeviceId=\"d\", Token=\"t\"");

        Translation translation = LegacyBridge.translate("/videos/1/master.m3u8?x=1&api_key=t", fields);

        assertThat(translation.target()).isEqualTo("/videos/1/master.m3u8?x=1&ApiKey=t");
        assertThat(translation.fields().entries())
                .extracting(field -> field.getKey().toLowerCase(Locale.ROOT) + ": " + field.getValue())
                .containsExactly("authorization: MediaBrowser Client=\"A\", DeviceId=\"d\"");
        assertThat(fields.contains("X-Emby-Authorization")).isTrue();
    }

    @Test
    void aTokenIsNeverPrinted() {
        assertThat(LegacyBridge.translate("/a?api_key=s3cret", HttpHeaders.headers()))
                .asString()
                .doesNotContain("s3cret");
    }
}
