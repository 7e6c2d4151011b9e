package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.usher.jellyfin.LegacyMode;
import dev.usher.upstream.TunnelSettings;
import dev.usher.upstream.UpstreamSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1:8096                    | must be a URL, as http://127.0.0.1:8096
            localhost:8096                    | must begin with http:// or https://, as in http://127.0.0.1:8096
            http://sesame_box:8096            | must name a host in letters, digits, dots and dashes, as in http://127.0.0.1:8096
            ftp://sesame.example              | must begin with http:// or https://, as in http://127.0.0.1:8096
            http://                           | must be a URL, as http://127.0.0.1:8096
            http:///path                      | must name a host in letters, digits, dots and dashes, as in http://127.0.0.1:8096
            http:/sesame                      | must name a host in letters, digits, dots and dashes, as in http://127.0.0.1:8096
            http://host:0                     | must have a port between 1 and 65535
            http://host:65536                 | must have a port between 1 and 65535
            http://joe:sesame@host            | must not hold a user name or password: remove all between // and @
            http://sesame@host:8096/jellyfin  | must not hold a user name or password: remove all between // and @
            http://host?api_key=sesame        | must not have a query or a fragment: remove all from ? or # on
            http://host/#sesame               | must not have a query or a fragment: remove all from ? or # on
            """)
    void badUrlIsRefusedAndNeverShown(String url, String message) {
        List<SettingsError> errors = errorsOf("servers: {home: {url: \"" + url + "\"}}");

        assertThat(errors).contains(new SettingsError("servers.home.url", message));
        assertThat(errors).noneMatch(error -> error.message().contains("sesame"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8096", "https://host", "HTTP://host/jellyfin/", "http://[::1]:8096"})
    void goodUrlIsTaken(String url) {
        assertThat(parse("servers: {home: {url: \"" + url + "\"}}").servers())
                .containsEntry("home", new ServerSettings(URI.create(url)));
    }

    @Test
    void oldFormsAreTranslatedUnlessTheyPass() {
        String servers = "servers: {home: {url: \"http://a\"}, cabin: {url: \"http://b\", legacy: pass}}";

        assertThat(parse(servers).servers().get("home").legacy()).isEqualTo(LegacyMode.BRIDGE);
        assertThat(parse(servers).servers().get("cabin").legacy()).isEqualTo(LegacyMode.PASS);
        assertThat(errorsOf(servers.replace("pass", "never")))
                .containsExactly(new SettingsError("servers.cabin.legacy", "must be bridge or pass; it is never"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Home", "-home", "living room", "h/x", "ä"})
    void serverNameIsPlain(String name) {
        assertThat(errorsOf("servers: {\"" + name + "\": {url: \"http://host\"}}"))
                .containsExactly(new SettingsError(
                        "servers." + name,
                        "is not a server's name: use a to z, 0 to 9 and -, and begin with a letter or digit"));
    }

    @Test
    void aggregateNamesKnownServersOnce() {
        String servers = "servers: {home: {url: \"http://a\"}, cabin: {url: \"http://b\"}}\n";

        assertThat(parse(servers + "aggregate: [home]").aggregate()).containsExactly("home");
        assertThat(parse(servers + "aggregate: [cabin, home]").aggregate()).containsExactly("cabin", "home");
        assertThat(errorsOf(servers + "aggregate: [home, cabn, home]"))
                .extracting(SettingsError::toString)
                .containsExactly(
                        "aggregate[1]: must name one of the servers; did you mean cabin?; it is cabn",
                        "aggregate[2]: names a server for the second time: remove it; it is home");
    }

    @Test
    void hostsArePlainAndBelongToOneServer() {
        String home = "servers: {home: {url: \"http://a\", hosts: [TV.Example.org, \"[fd00::1]\", 192.168.1.7]}, ";

        assertThat(parse(home + "cabin: {url: \"http://b\"}}")
                        .servers()
                        .get("home")
                        .hosts())
                .containsExactly("tv.example.org", "[fd00::1]", "192.168.1.7");
        assertThat(errorsOf(home + "cabin: {url: \"http://b\", hosts: [tv.example.ORG, \"x:80\", x/y]}}"))
                .extracting(SettingsError::toString)
                .containsExactly(
                        "servers.cabin.hosts[1]: must be a host name or an address without a port, as tv.example.org or"
                                + " [fd00::1]; it is x:80",
                        "servers.cabin.hosts[2]: must be a host name or an address without a port, as tv.example.org or"
                                + " [fd00::1]; it is x/y");
        assertThat(errorsOf(home + "cabin: {url: \"http://b\", hosts: [cabin.example.org, tv.example.ORG]}}"))
                .extracting(SettingsError::toString)
                .containsExactly(
                        "servers.cabin.hosts[1]: stands at servers.home.hosts[0] already: a host belongs to one"
                                + " server");
    }

    @Test
    void upstreamsTakeTheirTimesAndConnectionsFromTheFile() {
        Settings settings = parse("""
                servers: {home: {url: "http://127.0.0.1:8096"}, cabin: {url: "https://cabin/jellyfin"}}
                deadlines: {attempt: 3s, connect: 4s}
                connections: {max: 5, queue: 6}
                websockets: {idle: 7s, max: 8}
                """);

        assertThat(settings.upstreams()).extracting(UpstreamSettings::name).containsExactly("home", "cabin");
        assertThat(settings.upstreams().get(0))
                .isEqualTo(new UpstreamSettings(
                        "home",
                        URI.create("http://127.0.0.1:8096"),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(3),
                        5,
                        6,
                        16L << 20,
                        new TunnelSettings(8, Duration.ofSeconds(7))));
    }

    @Test
    void serversKeepTheOrderOfTheFile() {
        assertThat(parse("servers: {z: {url: \"http://z\"}, a: {url: \"http://a\"}, m: {url: \"http://m\"}}")
                        .servers())
                .containsOnlyKeys("z", "a", "m")
                .satisfies(servers -> assertThat(List.copyOf(servers.keySet())).containsExactly("z", "a", "m"));
    }

    private static Settings parse(String yaml) {
        return SettingsFile.parse(yaml, FixedSources.NONE);
    }

    private static List<SettingsError> errorsOf(String yaml) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> parse(yaml))
                .errors();
    }
}
