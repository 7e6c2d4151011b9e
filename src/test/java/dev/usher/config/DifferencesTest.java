package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | '{id: x}'",
                "aggregate | '{aggregate: [home]}'",
                "listen.port | '{listen: {port: 1}}'",
                "listen.max-target | '{listen: {max-target: 4KiB}}'",
                "listen.connections-per-address | '{listen: {connections-per-address: 1}}'",
                "limits.logins.rate | '{limits: {logins: {rate: 9/minute}}}'",
                "limits.logins.burst | '{limits: {logins: {burst: 9}}}'",
                "limits.table-size | '{limits: {table-size: 1000}}'",
                "cache.max-bytes | '{cache: {max-bytes: 0}}'",
                "cache.lifetimes.public.fresh | '{cache: {lifetimes: {public: {fresh: 1s}}}}'",
                "cache.lifetimes.quick-connect-enabled.stale-if-error"
                        + " | '{cache: {lifetimes: {quick-connect-enabled: {stale-if-error: 1s}}}}'",
                "retry.attempts | '{retry: {attempts: 1}}'",
                "retry.backoff-min | '{retry: {backoff-min: 1ms}}'",
                "retry.backoff-max | '{retry: {backoff-max: 9s}}'",
                "retry.max-waiting | '{retry: {max-waiting: 1}}'",
                "retry.budget | '{retry: {budget: 0.1}}'",
                "deadlines.part | '{deadlines: {part: 1s}}'",
                "operation-body | '{operation-body: 2KiB}'",
                "lan | '{lan: []}'",
                "websockets.idle | '{websockets: {idle: 9s}}'",
                "trusted-proxies.field | '{trusted-proxies: {field: forwarded}}'",
                "house.startup-from-afar | '{house: {startup-from-afar: true}}'",
                "admin.secret | '{admin: {secret: 0123456789abcdef}}'",
                "log.level | '{log: {level: debug}}'",
                "log.levels.io.vertx | '{log: {levels: {io.vertx: debug}}}'",
                "access-log.format | '{access-log: {format: json}}'",
                "drain.notice | '{drain: {notice: 1s}}'",
            })
    void aKeyThatDiffersIsNamedByItsPath(String path, String change) {
        String home = "home: {url: \"http://a\"}";
        Settings before = parse("servers: {" + home + "}");
        Settings after = parse(change.substring(0, change.length() - 1) + ", servers: {" + home + "}}");

        assertThat(Differences.between(before, after)).isEqualTo(List.of(path));
        assertThat(Differences.between(after, before)).isEqualTo(List.of(path));
        assertThat(Differences.between(after, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "servers.home.url | 'home: {url: \"http://b\"}'",
                "servers.home.url | 'home: {url: [\"http://a\", \"http://b\"]}'",
                "servers.home.legacy | 'home: {url: \"http://a\", legacy: pass}'",
                "servers.home.hosts | 'home: {url: \"http://a\", hosts: [a]}'",
                "servers.cabin | 'home: {url: \"http://a\"}, cabin: {url: \"http://c\"}'",
            })
    void ofServersEachKeyIsNamedAndThoseThatCameOrWent(String path, String servers) {
        Settings before = parse("servers: {home: {url: \"http://a\"}}");

        assertThat(Differences.between(before, parse("servers: {" + servers + "}")))
                .isEqualTo(List.of(path));
    }

    private static Settings parse(String yaml) {
        return SettingsFile.parse(yaml, FixedSources.NONE);
    }
}
