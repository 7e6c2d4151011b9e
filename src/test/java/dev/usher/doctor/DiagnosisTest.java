package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.identity.Callers;
import dev.usher.identity.Hearsay;
import dev.usher.identity.HopField;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.identity.TrustedHops;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What facts mean, one sentence each. */
class DiagnosisTest {
    private static final Subject ALONE = new Subject(List.of(), List.of(), Map.of(), new Hearsay());
    private static final Sight SEEN = new Sight(Regard.BELIEVES, "172.18.0.3", false);
    private static final String PUBLIC = "http://jellyfin.example.org";

    private static ServerFacts facts(String name, Encounter encounter, @Nullable ClockReading clock) {
        return new ServerFacts(
                name, new Place("servers." + name + ".url", URI.create("http://" + name + ":8096")), encounter, clock);
    }

    private static Introduction jellyfin(String version, String id) {
        return new Introduction("Jellyfin Server", version, id, PUBLIC, true);
    }

    private static ServerFacts met(String name, Introduction introduction) {
        return facts(name, new Encounter.Met(introduction, SEEN, Lead.TO_USHER), null);
    }

    private static List<Finding> of(Encounter encounter) {
        return Diagnosis.of(List.of(facts("home", encounter, null)), ALONE);
    }

    private static Finding only(List<Finding> findings, String code) {
        assertThat(findings).filteredOn(finding -> finding.code().equals(code)).hasSize(1);
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static void assertTold(Finding finding, Severity severity, String... parts) {
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.words() + " " + finding.remedy()).contains(parts);
        assertThat(finding.words()).endsWith(".");
        assertThat(finding.remedy().isEmpty()).isEqualTo(severity == Severity.WELL);
    }

    @Test
    void healthyServerIsWellInEverything() {
        assertThat(of(new Encounter.Met(jellyfin("10.11.11", "a"), SEEN, Lead.TO_USHER)))
                .extracting(Finding::code)
                .containsExactly("ready", "known-proxies", "local-address");
        assertThat(of(new Encounter.Met(jellyfin("10.11.11", "a"), SEEN, Lead.TO_USHER)))
                .allMatch(finding -> finding.severity() == Severity.WELL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONNECTION_REFUSED      | Start home, or correct the host and port in servers.home.url (http://home:8096).
            CONNECTION_TIMEOUT      | Correct the host in servers.home.url (http://home:8096), or let whatever firewall
            DESTINATION_UNAVAILABLE | Correct the host in servers.home.url (http://home:8096), or see why
            RESPONSE_TIMEOUT        | See in the log of home
            CONNECTION_TERMINATED   | whether it must begin with https://
            RESPONSE_INCOMPLETE     | whether it must begin with https://
            """)
    void silenceNamesTheKeyThatMayBeWrong(Kind kind, String remedy) {
        Finding finding = only(of(new Encounter.Silent(kind, "The server home says nothing.")), "unreachable");

        assertTold(finding, Severity.WRONG, "The server home says nothing.", remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TLS_CERTIFICATE_ERROR | set servers.home.tls.ca to the PEM file
            TLS_PROTOCOL_ERROR    | Correct servers.home.url (http://home:8096): see whether the port
            TLS_ALERT_RECEIVED    | Correct servers.home.url (http://home:8096): see whether the port
            """)
    void troubleWithTlsIsToldApart(Kind kind, String remedy) {
        assertTold(only(of(new Encounter.Silent(kind, "The server home is odd.")), "tls"), Severity.WRONG, remedy);
    }

    @Test
    void whoeverIsNoServerOfOursIsToldSo() {
        assertTold(
                only(
                        of(new Encounter.Misled("must end in /jellyfin, which is the base URL of the server")),
                        "base-url"),
                Severity.WRONG,
                "Correct servers.home.url (http://home:8096): it must end in /jellyfin, which is the base URL of the server.");
        assertTold(only(of(new Encounter.Starting()), "starting"), Severity.WARNING, "home is starting");
        assertTold(only(of(new Encounter.Blocked()), "blocked"), Severity.WRONG, "Networking");
        assertTold(only(of(new Encounter.Odd(404)), "unexpected-answer"), Severity.WRONG, "404", "servers.home.url");
        assertTold(only(of(new Encounter.Foreign("Emby Server")), "not-jellyfin"), Severity.WRONG, "Emby Server");
    }

    @ParameterizedTest
    @CsvSource({
        "9.99.0, WRONG",
        "10.8.13, WRONG",
        "10.10.7, WRONG",
        "10.11.0, WELL",
        "10.11.11, WELL",
        "12.0.0, WELL",
        "12.1, WELL",
        "13.0.0, WARNING",
        "unstable, WARNING"
    })
    void versionIsOneThatUsherKnows(String version, Severity severity) {
        List<Finding> findings = of(new Encounter.Met(jellyfin(version, "a"), SEEN, Lead.TO_USHER));

        assertTold(only(findings, severity == Severity.WELL ? "ready" : "version"), severity, version);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BELIEVES | WELL    | home sees the true clients behind Usher.
            DOES_NOT | WRONG   | Add 172.18.0.3 in the dashboard of home, Networking, Known proxies, save, and restart home.
            UNKNOWN  | UNKNOWN | usher doctor --token-file home=FILE
            """)
    void knownProxiesNameUsher(Regard regard, Severity severity, String part) {
        Sight sight = new Sight(regard, "172.18.0.3", false);

        assertTold(
                only(of(new Encounter.Met(jellyfin("12.0.0", "a"), sight, Lead.NONE)), "known-proxies"),
                severity,
                part);
    }

    @Test
    void whereTheOwnAddressIsNotKnownTheRemedySaysWhichOneIsMeant() {
        Sight sight = new Sight(Regard.DOES_NOT, "", true);
        List<Finding> findings = of(new Encounter.Met(jellyfin("12.0.0", "a"), sight, Lead.NONE));

        assertTold(only(findings, "known-proxies"), Severity.WRONG, "Add the address of Usher in");
        assertTold(only(findings, "token"), Severity.WARNING, "API key");
    }

    @ParameterizedTest
    @EnumSource
    void localAddressLeadsToUsher(Lead lead) {
        Severity severity = switch (lead) {
            case NONE, WHERE_ASKED, TO_USHER -> Severity.WELL;
            case ROUND -> Severity.WARNING;
            case NOWHERE -> Severity.UNKNOWN;
        };
        Finding finding = only(of(new Encounter.Met(jellyfin("12.0.0", "a"), SEEN, lead)), "local-address");

        assertTold(finding, severity, severity == Severity.WELL ? "home" : PUBLIC);
        assertThat(finding.remedy().contains("JELLYFIN_PublishedServerUrl")).isEqualTo(severity != Severity.WELL);
    }

    @Test
    void serverWithoutAnOwnerIsToldOf() {
        Introduction fresh = new Introduction("Jellyfin Server", "12.0.0", "a", PUBLIC, false);

        assertTold(only(of(new Encounter.Met(fresh, SEEN, Lead.NONE)), "wizard"), Severity.WRONG, "first owns");
    }

    @Test
    void clockThatIsWrongIsToldOfWhateverElseIsSo() {
        ClockReading behind = new ClockReading(Duration.ofSeconds(-90), Duration.ofSeconds(1));
        ClockReading right = new ClockReading(Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertTold(
                only(Diagnosis.of(List.of(facts("home", new Encounter.Starting(), behind)), ALONE), "clock"),
                Severity.WARNING,
                "The clock of home is 90 s behind that of this machine.");
        assertThat(Diagnosis.of(List.of(facts("home", new Encounter.Starting(), right)), ALONE))
                .noneMatch(finding -> finding.code().equals("clock"));
    }

    @Test
    void twoEntriesWithOneIdAreOneServer() {
        List<ServerFacts> servers = List.of(
                met("home", jellyfin("12.0.0", "a")),
                met("cabin", jellyfin("12.0.0", "b")),
                met("attic", jellyfin("12.0.0", "a")));

        Finding finding = only(Diagnosis.of(servers, ALONE), "same-server");

        assertTold(finding, Severity.WRONG, "home and attic are one and the same server");
        assertThat(Diagnosis.of(servers.subList(0, 2), ALONE))
                .noneMatch(other -> other.code().equals("same-server"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.11.11, 12.0.0, true, true",
        "12.0.0, 10.11.11, true, true",
        "10.11.11, 10.11.3, true, false",
        "12.0.0, 12.1.0, true, false",
        "10.11.11, 12.0.0, false, false"
    })
    void serversThatAnswerAsOneAreOfOneGeneration(String one, String other, boolean together, boolean told) {
        List<ServerFacts> servers = List.of(met("home", jellyfin(one, "a")), met("cabin", jellyfin(other, "b")));
        List<String> members = together ? List.of("home", "cabin") : List.of();

        List<Finding> findings = Diagnosis.of(servers, new Subject(List.of(), members, Map.of(), new Hearsay()));

        if (told) {
            assertTold(only(findings, "version-skew"), Severity.WARNING, "home " + one, "cabin " + other, "aggregate");
        } else {
            assertThat(findings).noneMatch(finding -> finding.code().equals("version-skew"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.2, X-Forwarded-For, true",
        "192.168.1.2, forwarded, true",
        "192.168.1.2, X-Real-IP, false",
        "203.0.113.9, X-Forwarded-For, false",
        "10.0.0.9, X-Forwarded-For, false"
    })
    void proxyOfTheHouseThatNobodyTrustsIsToldOf(String peer, String field, boolean told) {
        Hearsay hearsay = new Hearsay();
        Callers callers = new Callers(
                new TokenHash(TokenHash.newSecret()),
                LocalNetwork.of(LocalNetwork.PRIVATE_RANGES),
                TrustedHops.of(List.of("10.0.0.0/8"), HopField.X_FORWARDED_FOR),
                hearsay);
        callers.peer(peer).client(HttpHeaders.headers().set(field, "for=198.51.100.7"));

        List<Finding> findings = Diagnosis.of(List.of(), new Subject(List.of(), List.of(), Map.of(), hearsay));

        assertThat(findings.isEmpty()).isEqualTo(!told);
        if (told) {
            assertTold(
                    only(findings, "trusted-proxies"), Severity.WARNING, peer, "1 so far", "trusted-proxies.addresses");
        }
    }
}
