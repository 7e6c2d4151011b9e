package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever counts hears in which old forms a request came, by names from a small fixed set. */
class LegacyUseFilterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            emptyValue = "",
            value = {
                "/Users/Me              | none                                    | ''",
                "/Users/Me?ApiKey=t     | Authorization: MediaBrowser DeviceId=d  | ''",
                "/Users/Me?api_key=t    | Authorization: MediaBrowser Token=u     | ''",
                "/Users/Me              | Authorization: Emby Token=t             | emby-scheme",
                "/Users/Me              | Authorization: Emby DeviceId=d          | emby-scheme",
                "/Users/Me              | Authorization: Emby Foo=d               | ''",
                "/Users/Me              | X-Emby-Authorization: Emby Token=t      | x-emby-authorization",
                "/Users/Me?api_key=t    | X-Emby-Authorization: Emby DeviceId=d   | 'x-emby-authorization api-key'",
                "/Users/Me              | X-Emby-Token: t                         | x-emby-token",
                "/Users/Me?ApiKey=u     | X-MediaBrowser-Token: t                 | x-mediabrowser-token",
                "/System/Info?api_key=t | none                                    | api-key",
                "/emby/Users/Me         | none                                    | path-prefix",
                "/Emby/socket?api_key=t | none                                    | 'api-key path-prefix'",
                "/emby/emby/Users/Me    | none                                    | ''"
            })
    void theFormsThatCountAreTold(String target, String field, String forms) {
        MultiMap fields = HttpHeaders.headers();
        if (field != null) {
            fields.set(field.split(": ")[0], field.split(": ")[1]);
        }

        assertThat(String.join(" ", told(target, fields, LegacyMode.BRIDGE).keySet()))
                .isEqualTo(forms);
        assertThat(told(target, fields, LegacyMode.PASS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none                                     | none                     | unnamed",
                "MediaBrowser DeviceId=d                  | none                     | unnamed",
                "MediaBrowser Client=Old%20App            | Kodi/21                  | Old App",
                "Emby Client=%20                          | Kodi/21.1 (X11; Linux)   | Kodi",
                "none                                     | Old App                  | Old App",
                "none                                     | /21                      | unnamed",
                "MediaBrowser Client=T%C3%A9l%C3%A9       | none                     | T\u00e9l\u00e9",
                "MediaBrowser Client=a%22b                | Kodi/21                  | unnamed",
                "MediaBrowser Client=a%0Ab                | Kodi/21                  | unnamed",
                "MediaBrowser Client=a@example.org        | Kodi/21                  | unnamed",
                "MediaBrowser Client=x123456789x123456789x123456789x123456789  | none | x123456789x123456789x123456789x123456789",
                "MediaBrowser Client=x123456789x123456789x123456789x1234567890 | none | unnamed",
                "MediaBrowser Client=0123456789abcdef0123456789ABCDEF          | none | unnamed",
                "MediaBrowser Client=The-Token-1          | none                     | unnamed",
                "MediaBrowser Client=THE_TOKEN_1+more     | none                     | unnamed",
                "none                                     | the token1/1             | unnamed"
            })
    void theProgramIsTold(String list, String agent, String name) {
        MultiMap fields = HttpHeaders.headers();
        fields.set("X-Emby-Token", "the-token-1");
        if (list != null) {
            fields.set("Authorization", list);
        }
        if (agent != null) {
            fields.set("User-Agent", agent);
        }

        assertThat(told("/emby/Users/Me", fields, LegacyMode.BRIDGE).values()).containsOnly(name);
    }

    @Test
    void everyFormHasALabelOfItsOwn() {
        assertThat(LegacyForm.values())
                .extracting(LegacyForm::label)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z-]+"));
    }

    /** The forms that were told, each with the name of its program. */
    private static Map<String, String> told(String target, MultiMap fields, LegacyMode mode) {
        Map<String, String> told = new LinkedHashMap<>();
        Observer observer = new Observer() {
            @Override
            public void bridged(String form, String client) {
                assertThat(told.put(form, client)).isNull();
            }
        };
        Reading reading = RequestReader.standard().read(HttpMethod.GET, target, fields, "");
        Caller caller = new Caller("192.0.2.1", "", false, new Caller.Credential(null, "", reading.credential()));
        Request request = new Request(
                HttpMethod.GET,
                target,
                fields,
                Body.EMPTY,
                caller,
                reading.match().route(),
                0,
                observer);
        new LegacyUseFilter(mode)
                .apply(request, next -> Future.succeededFuture(new Response(200, HttpHeaders.headers(), Body.EMPTY)));
        return told;
    }
}
