package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.jellyfin.Recording.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest extends ReadingCase {
    private static final String ID = Recording.USER_ID;
    private static final Pattern OTHER_CONTROLLERS = Pattern.compile("/(Views|Items|Images)");

    static Stream<Exchange> recordedSpellings() {
        return Recording.of("http")
                .filter(exchange -> exchange.target().toLowerCase(Locale.ROOT).contains("sers")
                        || exchange.target().contains("Nope"))
                .filter(exchange ->
                        !OTHER_CONTROLLERS.matcher(exchange.target()).find())
                .filter(exchange ->
                        exchange.status() != 101 && !exchange.target().contains("example.org"));
    }

    @ParameterizedTest
    @MethodSource("recordedSpellings")
    void whatTheServerRoutesIsAnOperationAndNothingElse(Exchange exchange) {
        boolean noRoute = exchange.status() == 405
                || exchange.status() == 204
                || (exchange.status() == 404 && !exchange.answerFields().contains("Content-Type"));

        Match match = match(exchange.method(), exchange.target());

        assertThat(match.route() instanceof Operation).isEqualTo(!noRoute);
        if (exchange.method() == HttpMethod.GET && exchange.status() == 200) {
            assertThat(match.target()).isIn("/Users", "/Users/Me", "/Users/Public", "/Users/" + ID);
        }
    }

    @Test
    void theRecordingHoldsWhatItIsReplayedFor() {
        assertThat(recordedSpellings().map(Exchange::status).distinct()).contains(200, 400, 404, 405, 415, 204);
        assertThat(recordedSpellings()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationIsFoundAtItsDocumentedPath(Operation operation) {
        Match match = match(operation.method(), operation.template().replace("{userId}", ID));

        assertThat(match).isEqualTo(new Match(operation, operation.template().replace("{userId}", ID)));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /Users/@, UPDATE_USER",
        "POST, /Users/@/Configuration, UPDATE_USER_CONFIGURATION",
        "POST, /Users/@/Password, UPDATE_USER_PASSWORD",
        "GET,  /QuickConnect/Initiate, QUICK_CONNECT_INITIATE",
    })
    void twinsAreTheSameOperationAndKeepTheirPath(String method, String path, Operation operation) {
        String target = path.replace("@", ID);

        assertThat(match(HttpMethod.valueOf(method), target.toLowerCase(Locale.ROOT)))
                .isEqualTo(new Match(operation, target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "0A1B2C3D4E5F60718293A4B5C6D7E8F9",
                "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
                "{0A1B2C3D-4e5f-6071-8293-a4b5c6d7e8f9}",
                "%7B0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9%7d",
                "(0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9)",
                "%300a1b2c3d4e5f60718293a4b5c6d7e8f9/../0%611b2c3d4e5f60718293a4b5c6d7e8f9",
            })
    void anIdHasOneSpelling(String spelling) {
        assertThat(match(HttpMethod.GET, "/Users/" + spelling).target()).isEqualTo("/Users/" + ID);
        assertThat(match(HttpMethod.POST, "/emby/users/" + spelling + "/policy/")
                        .target())
                .isEqualTo("/Users/" + ID + "/Policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New",
                "me%20",
                "Me;a=b",
                "Me#f",
                "x%2Fy",
                "%zz",
                "%",
                "0x0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "{0a1b2c3d4e5f60718293a4b5c6d7e8f9}",
                "{0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9)",
                "0a1b2c3d-4e5f-6071-8293a4b5c6d7e8f9-",
                "0a1b2c3d4e5f60718293a4b5c6d7e8fg",
                "%EF%BC%90a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "u%C5%BFer",
            })
    void whatIsNoIdKeepsItsSpelling(String segment) {
        assertThat(match(HttpMethod.GET, "/USERS/" + segment))
                .isEqualTo(new Match(Operation.GET_USER_BY_ID, "/Users/" + segment));
    }

    @Test
    void theIdOfZerosIsAnId() {
        assertThat(match(HttpMethod.GET, "/Users/00000000-0000-0000-0000-000000000000")
                        .target())
                .isEqualTo("/Users/00000000000000000000000000000000");
    }

    @ParameterizedTest
    @CsvSource({
        "/Users/../../Users/Me, /Users/Me",
        "/../users, /Users",
        "/%2e%2E/Users/%2E/Me, /Users/Me",
        "/a/b/../../Users/Me, /Users/Me",
        "/Users//../Me, /Users/Me",
        "/Users/x/.., /Users",
        "/Users/., /Users",
        "/emby/x/../Users/Me/, /Users/Me",
        "/MediaBrowser/Users/Me?, /Users/Me",
        "http://h:1/Users/Me, /Users/Me",
        "HTTPS://h/Users/Me?ApiKey=t, /Users/Me",
    })
    void pathsAreReadAsTheServerReadsThem(String target, String canonical) {
        assertThat(match(HttpMethod.GET, target).target()).isEqualTo(canonical);
        assertThat(match(HttpMethod.GET, target).route()).isInstanceOf(Operation.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/jellyfin/Users/Me, /jellyfin, GET_CURRENT_USER",
        "/Jellyfin/emby/Users/Me, /jellyfin, GET_CURRENT_USER",
        "/a/b/Users, /a/b/, GET_USERS",
        "/Users/Me, /jellyfin, OTHER",
        "/jellyfinX/Users/Me, /jellyfin, OTHER",
        "/emby/jellyfin/Users/Me, /jellyfin, OTHER",
        "/jellyfin, /jellyfin, OTHER",
        "/Users/Me, /, GET_CURRENT_USER",
    })
    void theBasePathIsTakenOff(String target, String basePath, String route) {
        Reading reading = READER.read(HttpMethod.GET, target, HttpHeaders.headers(), basePath);

        assertThat(reading.match().route().name()).isEqualTo(route);
    }

    @Test
    void anIllegibleCredentialRefusesAnOperationAndPassesWithAStream() {
        MultiMap fields = HttpHeaders.headers().set("X-Emby-Token", "\u00E9");

        assertThat(READER.read(HttpMethod.GET, "/Users/Public", fields, "")).isNull();
        assertThat(READER.read(HttpMethod.GET, "/Items", fields, "").fields().get("X-Emby-Token"))
                .isEqualTo("\u00E9");
    }

    @Test
    void nothingReadIsPrinted() {
        MultiMap fields = HttpHeaders.headers().set("Authorization", "MediaBrowser Token=s3cret");

        for (String target : Set.of("/Items?api_key=s3cret", "/QuickConnect/Connect?secret=s3cret")) {
            assertThat(READER.read(HttpMethod.GET, target, fields, "").toString())
                    .doesNotContain("s3cret");
        }
    }
}
