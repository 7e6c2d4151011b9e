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

class SettingsTest {
    private static final ServerSettings SERVER = new ServerSettings(URI.create("http://127.0.0.1:8096"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prot: 1                                        | prot: is not a known key; known here: listen, id, servers, aggregate, limits, concurrency, cache, retry, circuit, deadlines, connections, operation-body, lan, websockets, trusted-proxies, house, admin, access-log, drain
            cachee: {}                                     | cachee: is not a known key; did you mean cache?
            listen: {prot: 8095}                           | listen.prot: is not a known key; did you mean port?
            cache: {maxBytes: 1KiB}                        | cache.maxBytes: is not a known key; did you mean max-bytes?
            cache: {lifetimes: {me: {stale: 1s}}}          | cache.lifetimes.me.stale: is not a known key; known here: fresh, stale-if-error
            servers: {home: {uri: "http://h"}}             | servers.home.url: is missing: give the address, as http://127.0.0.1:8096
            listen: {port: http}                           | listen.port: must be a whole number; it is http
            listen: {port: 65536}                          | listen.port: must lie between 0 and 65535; it is 65536
            listen: {port: 99999999999}                    | listen.port: must lie between 0 and 65535; it is 99999999999
            listen: {port: 8095.5}                         | listen.port: must be a whole number; it is 8095.5
            listen: {port: }                               | listen.port: has no value: give one, or remove the key
            listen: {port: [1]}                            | listen.port: must be a whole number
            listen: {host: 10}                             | listen.host: must be text: put it in quotes; it is 10
            listen: {host: "a b"}                          | listen.host: must be an address or a host name; 0.0.0.0 is every address; it is a b
            listen: {max-target: 255}                      | listen.max-target: must lie between 256 and 1MiB; it is 255
            listen: {max-fields: 2MiB}                     | listen.max-fields: must lie between 1KiB and 1MiB; it is 2MiB
            listen: {max-field-count: 9}                   | listen.max-field-count: must lie between 10 and 10000; it is 9
            listen: {head-timeout: 0s}                     | listen.head-timeout: must be longer than nothing; it is 0s
            listen: {idle-timeout: 9999h}                  | listen.idle-timeout: must not be longer than a year; it is 9999h
            listen: {connections-per-address: -1}          | listen.connections-per-address: must lie between 0 and 1000000; it is -1
            listen: {base-path: media}                     | listen.base-path: must be empty or a path as /media, without a slash at its end; it is media
            listen: {base-path: /media/}                   | listen.base-path: must be empty or a path as /media, without a slash at its end; it is /media/
            listen: {base-path: /a/../b}                   | listen.base-path: must be empty or a path as /media, without a slash at its end; it is /a/../b
            listen: 8095                                   | listen: must be a section with keys of its own beneath it
            id: a b                                        | id: must be at most 64 letters, digits, dots, dashes and underscores; it is a b
            cache: {max-bytes: 64MB}                       | cache.max-bytes: must be a size in bytes, as 4096, 512KiB, 64MiB or 1GiB; it is 64MB
            cache: {lifetimes: {users: {fresh: 10}}}       | cache.lifetimes.users.fresh: must be a duration with its unit, as 250ms, 10s, 5m or 1h; it is 10
            cache: {lifetimes: {users: {fresh: -1s}}}      | cache.lifetimes.users.fresh: must be a duration with its unit, as 250ms, 10s, 5m or 1h; it is -1s
            cache: {lifetimes: {users: {fresh: 9999h}}}    | cache.lifetimes.users.fresh: must not be longer than a year; it is 9999h
            limits: {address: {rate: 50}}                  | limits.address.rate: must be a rate above zero, as 50/second, 10/minute or 100/hour; it is 50
            limits: {logins: {rate: 0/minute}}             | limits.logins.rate: must be a rate above zero, as 50/second, 10/minute or 100/hour; it is 0/minute
            limits: {logins: {rate: 1000001/minute}}       | limits.logins.rate: must lie between 1 and 1000000; it is 1000001/minute
            limits: {caller: {burst: 0}}                   | limits.caller.burst: must lie between 1 and 1000000; it is 0
            limits: {logins: {rate: 1/hour, burst: 8761}}  | limits.logins.burst: must come back within a year at this rate; it is 8761
            limits: {table-size: 1}                        | limits.table-size: must lie between 1000 and 10000000; it is 1
            retry: {attempts: 0}                           | retry.attempts: must lie between 1 and 100; it is 0
            retry: {jitter: 1.5}                           | retry.jitter: must lie between 0 and 1; it is 1.5
            circuit: {failures: -1}                        | circuit.failures: must lie between 0 and 1000; it is -1
            circuit: {pause: 0s}                           | circuit.pause: must be longer than nothing; it is 0s
            retry: {budget: NaN}                           | retry.budget: must lie between 0 and 1; it is NaN
            retry: {backoff-max: 99ms}                     | retry.backoff-max: must not be shorter than backoff-min; it is 99ms
            deadlines: {operation: 0s}                     | deadlines.operation: must be longer than nothing; it is 0s
            concurrency: {max: 0}                          | concurrency.max: must lie between 1 and 10000; it is 0
            concurrency: {queue: -1}                       | concurrency.queue: must lie between 0 and 100000; it is -1
            concurrency: {logins: 10001}                   | concurrency.logins: must lie between 1 and 10000; it is 10001
            concurrency: {login: 4}                        | concurrency.login: is not a known key; did you mean logins?
            connections: {idle: 10}                        | connections.idle: must be a duration with its unit, as 250ms, 10s, 5m or 1h; it is 10
            connections: {max: 0}                          | connections.max: must lie between 1 and 10000; it is 0
            websockets: {idle: 0s}                         | websockets.idle: must be longer than nothing; it is 0s
            websockets: {max: 0}                           | websockets.max: must lie between 1 and 1000000; it is 0
            operation-body: 1023                           | operation-body: must lie between 1KiB and 1GiB; it is 1023
            admin: {enabled: on please}                    | admin.enabled: must be true or false; it is on please
            admin: {port: 65536}                           | admin.port: must lie between 0 and 65535; it is 65536
            admin: {host: "a b"}                           | admin.host: must be an address or a host name; 127.0.0.1 is this machine alone; it is a b
            admin: {hosts: usher}                          | admin.hosts: must be a list, as [one, two]
            admin: {secret: "fifteen letters"}             | admin.secret: must have at least 16 characters, all of them visible ASCII; "" takes that of secret-file
            admin: {secret: "0123456789abcde f"}           | admin.secret: must have at least 16 characters, all of them visible ASCII; "" takes that of secret-file
            admin: {secret: 1234567890123456}              | admin.secret: must be text: put it in quotes
            admin: {secret-file: ""}                       | admin.secret-file: must name a file, as admin.secret, where no secret is given; it is ""
            access-log: {format: xml}                      | access-log.format: must be one of none, logfmt and json; it is xml
            access-log: {queue: 15}                        | access-log.queue: must lie between 16 and 1000000; it is 15
            drain: {notice: 1}                             | drain.notice: must be a duration with its unit, as 250ms, 10s, 5m or 1h; it is 1
            drain: {patience: 9999h}                       | drain.patience: must not be longer than a year; it is 9999h
            lan: 10.0.0.0/8                                | lan: must be a list, as [one, two]
            lan: [10.0.0.0/8, 10.0.0.0/33]                 | lan[1]: must be an address range, as 192.168.0.0/16 or fc00::/7; it is 10.0.0.0/33
            lan: [router.example/8]                        | lan[0]: must be an address range, as 192.168.0.0/16 or fc00::/7; it is router.example/8
            trusted-proxies: {addresses: [10.0.0.300]}     | trusted-proxies.addresses[0]: must be an address range, as 192.168.0.0/16 or fc00::/7; it is 10.0.0.300
            trusted-proxies: {field: x-real-ip}            | trusted-proxies.field: must be x-forwarded-for or forwarded; it is x-real-ip
            house: {startup-from-afar: perhaps}            | house.startup-from-afar: must be true or false; it is perhaps
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
                  lifetimes:
                    users: {fresh: 1s, stale-if-error: 2s}
                    user: {fresh: 3s, stale-if-error: 4s}
                    me: {fresh: 5s, stale-if-error: 6s}
                    public: {fresh: 7s, stale-if-error: 8s}
                    quick-connect-enabled: {fresh: 0s, stale-if-error: 10ms}
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
                        new AccessLogSettings("json", 16),
                        new DrainSettings(Duration.ofSeconds(5), Duration.ZERO)));
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
        return new Lifetime(Duration.ofMillis(fresh), Duration.ofMillis(staleIfError));
    }

    private static Settings parse(String yaml) {
        return SettingsFile.parse(yaml, FixedSources.NONE);
    }

    private static List<SettingsError> errorsOf(String yaml) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> parse(yaml))
                .errors();
    }
}
