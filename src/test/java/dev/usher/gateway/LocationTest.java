package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.Requests;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a redirect of a server leads, first without what only the server needs, then with what only its client needs. */
class LocationTest {
    private static Response redirect(String location) {
        return new Response(302, HttpHeaders.headers().set("Location", location), Body.EMPTY);
    }

    private static Request request() {
        Request plain = Requests.get("/", 0);
        plain.fields().set("X-Forwarded-Proto", "https").set("X-Forwarded-Host", "tv.example:8920");
        return plain;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /jellyfin/web/                          | /web/
            /JELLYFIN/web/?x=/jellyfin/#a           | /web/?x=/jellyfin/#a
            /jellyfin                               | /
            /jellyfin?a                             | /?a
            /jellyfinx/web/                         | /jellyfinx/web/
            /other/                                 | /other/
            web/                                    | web/
            ../jellyfin/web/                        | ../jellyfin/web/
            ?a=b                                    | ?a=b
            //home.example/jellyfin/                | //home.example/jellyfin/
            http://home.example:8096/jellyfin/web/  | /web/
            HTTP://Home.Example:8096/jellyfin/web/  | /web/
            http://home.example/jellyfin/web/       | http://home.example/jellyfin/web/
            https://home.example:8096/jellyfin/web/ | https://home.example:8096/jellyfin/web/
            https://tv.example:8920/jellyfin/web/   | /web/
            https://tv.example:8920/elsewhere       | https://tv.example:8920/elsewhere
            http://tv.example:8920/jellyfin/web/    | http://tv.example:8920/jellyfin/web/
            https://evil.example/jellyfin/          | https://evil.example/jellyfin/
            https://tv.example:8920.evil/jellyfin/  | https://tv.example:8920.evil/jellyfin/
            http://[home/jellyfin/                  | http://[home/jellyfin/
            http://10.8.0.1/jellyfin/web/           | /web/
            """)
    void whatNamesTheServerBecomesAPath(String location, String path) {
        LocationFilter filter =
                new LocationFilter(List.of("http://home.example:8096", "http://10.8.0.1:80"), "/jellyfin");

        Response answer = filter.apply(request(), asked -> Future.succeededFuture(redirect(location)))
                .result();

        assertThat(answer.fields().get("Location")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "http://home.example/web/, /web/",
        "http://home.example:80/web/, /web/",
        "http://home.example, /",
        "http://home.example:8096/web/, http://home.example:8096/web/"
    })
    void aPortThatIsNotNamedIsThatOfTheScheme(String location, String path) {
        LocationFilter filter = new LocationFilter(List.of("http://home.example:80"), "");

        Response answer = filter.apply(request(), asked -> Future.succeededFuture(redirect(location)))
                .result();

        assertThat(answer.fields().get("Location")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /media/web           | /web     | /web/            | /media/web/
            /media/web           | /web     | web/             | web/
            /media               | /        | web/             | /media/web/
            /media?x=1           | /?x=1    | ?y               | /media/?y
            /servers/home        | /        | web/             | /servers/home/web/
            /m/servers/home/web  | /web     | /web/            | /m/servers/home/web/
            /media/web           | /web     | https://a/web/   | https://a/web/
            /media/web           | /web     | //a/web/         | //a/web/
            /web                 | /web     | /web/            | /web/
            """)
    void aPathGetsWhatStandsBeforeItOutside(String target, String inside, String location, String outside) {
        Response answer = Outside.of(target, inside).relocate(redirect(location));

        assertThat(answer.fields().get("Location")).isEqualTo(outside);
    }
}
