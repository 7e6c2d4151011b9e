package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.usher.cache.Lifetime;
import dev.usher.identity.HopField;
import dev.usher.limit.Rate;
import dev.usher.retry.RetryPolicy;
import dev.usher.upstream.UpstreamSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final ServerSettings SERVER = new ServerSettings(URI.create("http://127.0.0.1:8096"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prot: 1                                        | prot: is not a known key; known here: listen, id, servers, aggregate, limits, concurrency, cache, retry, circuit, deadlines, connections, operation-body, lan, websockets, trusted-proxies, house, admin, log, access-log, drain
            cachee: {}                                     | cachee: is not a known key; did you mean cache?
            listen: {prot: 8095}                           | listen.prot: is not a known key; did you mean port?
            cache: {maxBytes: 1KiB}                        | cache.maxBytes: is not a known key; did you mean max-bytes?
            cache: {lifetimes: {me: {stale: 1s}}}          | cache.lifetimes.me.stale: is not a known key; known here: fresh, stale-while-revalidate, stale-if-error
            servers: {home: {uri: "http://h"}}             | servers.home.url: is missing: give the address, as http://127.0.0.1:8096
            listen: {port: 99999999999}                    | listen.port: must lie between 0 and 65535; it is 99999999999
            listen: {port: 8095.5}                         | listen.port: must be a whole number; it is 8095.5
            listen: {port: }                               | listen.port: has no value: give one, or remove the key
            listen: {port: [1]}                            | listen.port: must be a whole number
            listen: 8095                                   | listen: must be a section with keys of its own beneath it
            cache: {lifetimes: {users: {fresh: -1s}}}      | cache.lifetimes.users.fresh: must be a duration with its unit, as 250ms, 10s, 5m or 1h; it is -1s
            cache: {lifetimes: {users: on}}                | cache.lifetimes.users: must be a section with keys of its own beneath it, or off
            limits: {logins: {rate: 0/minute}}             | limits.logins.rate: must be a rate above zero, as 50/second, 10/minute or 100/hour; it is 0/minute
            limits: {logins: {rate: 1/hour, burst: 8761}}  | limits.logins.burst: must come back within a year at this rate; it is 8761
            retry: {budget: NaN}                           | retry.budget: must lie between 0 and 1; it is NaN
            concurrency: {login: 4}                        | concurrency.login: is not a known key; did you mean logins?
            lan: [10.0.0.0/8, 10.0.0.0/33]                 | lan[1]: must be an address range, as 192.168.0.0/16 or fc00::/7; it is 10.0.0.0/33
            lan: [router.example/8]                        | lan[0]: must be an address range, as 192.168.0.0/16 or fc00::/7; it is router.example/8
            aggregate: [home]                              | aggregate[0]: must name one of the servers; there are none here; it is home
            """)
    void errorTellsItsPathAndWhatToDo(String yaml, String error) {
        assertThat(errorsOf(yaml)).first().hasToString(error);
    }

    @Test
    void allErrorsAreToldAtOnce() {
        String yaml = """
                listen: {port: 99999, event-loops: many}
                servers: {home: {url: "ftp://host"}}
                retry: {attempts: 0, jitter: 2, atempts: 3}
                lan: [nowhere]
                """;

        assertThat(errorsOf(yaml))
                .extracting(SettingsError::path)
                .containsExactlyInAnyOrder(
                        "listen.port",
                        "listen.event-loops",
                        "servers.home.url",
                        "retry.attempts",
                        "retry.jitter",
                        "retry.atempts",
                        "lan[0]");
    }

    @Test
    void everyKeyIsRead() {
        String yaml = """
                listen:
                  host: "::1"
                  port: 1
                  event-loops: 2
                  max-target: 1KiB
                  max-fields: 2KiB
                  max-field-count: 10
                  head-timeout: 3s
                  idle-timeout: 4s
                  connections-per-address: 5
                  base-path: /a/b.c
                  plain-port: 6
                  h2c: true
                  buffers: 64KiB
                  tls: {certificate: a.pem, key: b.pem, check-every: 1m}
                id: porch
                limits:
                  address: {rate: 3/hour, burst: 4}
                  caller: {rate: 5/minute, burst: 6}
                  logins: {rate: 7/second, burst: 8}
                  table-size: 9_000
                concurrency: {max: 11, queue: 12, logins: 13}
                cache:
                  max-bytes: 1GiB
                  max-object: 2MiB
                  longest-guess: 1h
                  targets: [X-Cache-Control]
                  lifetimes:
                    users: {fresh: 1s, stale-while-revalidate: 9s, stale-if-error: 2s}
                    user: {fresh: 3s, stale-while-revalidate: 9s, stale-if-error: 4s}
                    me: {fresh: 5s, stale-while-revalidate: 9s, stale-if-error: 6s}
                    public: {fresh: 7s, stale-while-revalidate: 9s, stale-if-error: 8s}
                    quick-connect-enabled: {fresh: 0s, stale-while-revalidate: 9s, stale-if-error: 10ms}
                circuit: {failures: 2, pause: 3s}
                retry: {attempts: 1, backoff-min: 2ms, backoff-max: 3m, jitter: 0, max-waiting: 5, budget: 0.5}
                deadlines: {operation: 1s, attempt: 2s, part: 3s, connect: 4s}
                connections: {max: 1, queue: 2, idle: 3s, buffers: 128KiB}
                operation-body: 2048
                lan: [fd00::/8]
                websockets: {idle: 9s, max: 3}
                trusted-proxies: {addresses: [10.0.0.1], field: forwarded}
                house: {startup-from-afar: true}
                admin: {enabled: false, host: "::1", port: 3, hosts: [usher], secret: "0123456789abcdef", secret-file: x}
                log: {level: none, levels: {io.vertx: debug}}
                access-log: {format: json, queue: 16}
                drain: {notice: 5s, patience: 0s}
                """;

        assertThat(parse(yaml))
                .isEqualTo(new Settings(
                        new ListenSettings(
                                "::1",
                                1,
                                2,
                                new ArrivalSettings(1_024, 2_048, 10, Duration.ofSeconds(3), Duration.ofSeconds(4), 5),
                                "/a/b.c",
                                OptionalInt.of(6),
                                true,
                                new TlsSettings("a.pem", "b.pem", "", "", Duration.ofMinutes(1)),
                                65_536),
                        "porch",
                        Map.of(),
                        List.of(),
                        new LimitSettings(
                                new Rate(3, Duration.ofHours(1), 4),
                                new Rate(5, Duration.ofMinutes(1), 6),
                                new Rate(7, Duration.ofSeconds(1), 8),
                                9_000),
                        new ConcurrencySettings(11, 12, 13),
                        new CacheSettings(
                                1L << 30,
                                1L << 21,
                                Duration.ofHours(1),
                                List.of("X-Cache-Control"),
                                new CacheSettings.Lifetimes(
                                        lifetime(1000, 2000),
                                        lifetime(3000, 4000),
                                        lifetime(5000, 6000),
                                        lifetime(7000, 8000),
                                        lifetime(0, 10))),
                        new RetrySettings(new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMinutes(3), 0, 5), 0.5),
                        new CircuitSettings(2, Duration.ofSeconds(3)),
                        new TimeSettings(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4)),
                        new ConnectionSettings(1, 2, Duration.ofSeconds(3), 131_072),
                        2_048,
                        List.of("fd00::/8"),
                        new WebSocketSettings(Duration.ofSeconds(9), 3),
                        new ProxySettings(List.of("10.0.0.1"), HopField.FORWARDED),
                        new HouseSettings(true),
                        new AdminSettings(false, "::1", 3, List.of("usher"), "0123456789abcdef", "x"),
                        new LogSettings(LogLevel.NONE, Map.of("io.vertx", LogLevel.DEBUG)),
                        new AccessLogSettings("json", 16),
                        new DrainSettings(Duration.ofSeconds(5), Duration.ZERO)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "'off'", "false", "{fresh: 0s, stale-while-revalidate: 0s, stale-if-error: 0s}"})
    void lifetimesThatAreOffAreNone(String off) {
        Settings settings = parse("cache: {lifetimes: {me: " + off + "}}");

        assertThat(settings.cache().lifetimes().me()).isEqualTo(Lifetime.NONE);
        assertThat(settings.cache().lifetimes().users())
                .isEqualTo(Settings.defaults().cache().lifetimes().users());
    }

    @Test
    void jsonIsReadAsYamlIs() {
        JsonObject json = new JsonObject()
                .put("servers", new JsonObject().put("home", new JsonObject().put("url", "http://127.0.0.1:8096")))
                .put("aggregate", new JsonArray().add("home"))
                .put("listen", new JsonObject().put("port", 0));

        Settings settings = Settings.parse(json, FixedSources.NONE);

        assertThat(settings.servers()).containsEntry("home", SERVER);
        assertThat(settings.aggregate()).containsExactly("home");
        assertThat(settings.listen().port()).isZero();
    }

    @Test
    void treeBuiltByHandKeepsTheSameRules() {
        assertThatThrownBy(() -> new ListenSettings(
                        "",
                        65_536,
                        0,
                        ArrivalSettings.DEFAULTS,
                        "",
                        OptionalInt.empty(),
                        false,
                        TlsSettings.DEFAULTS,
                        0))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("host: must be an address or a host name; 0.0.0.0 is every address%n"
                        .formatted()
                        .concat("port: must lie between 0 and 65535"));
        assertThatThrownBy(() -> Settings.defaults().withServers(Map.of("Home", SERVER)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("servers.Home: is not a server's name");
    }

    @Test
    void defaultsAreThoseOfTheFeatures() {
        Settings one = Settings.defaults().withServers(Map.of("home", SERVER));

        assertThat(one.upstreams()).containsExactly(UpstreamSettings.of("home", SERVER.url()));
        assertThat(one.retry().policy()).isEqualTo(RetryPolicy.defaults());
    }

    private static Lifetime lifetime(long fresh, long staleIfError) {
        return new Lifetime(Duration.ofMillis(fresh), Duration.ofSeconds(9), Duration.ofMillis(staleIfError));
    }

    private static Settings parse(String yaml) {
        return SettingsFile.parse(yaml, FixedSources.NONE);
    }

    private static List<SettingsError> errorsOf(String yaml) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> parse(yaml))
                .errors();
    }
}
