package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.identity.Hearsay;
import dev.usher.testing.Origin;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.upstream.ServerAddress;
import dev.usher.upstream.TunnelSettings;
import dev.usher.upstream.UpstreamSettings;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server of several addresses, each of which is examined by itself. */
@ExtendWith(VertxExtension.class)
class SeveralPlacesTest {
    private Vertx vertx;

    @BeforeEach
    void start(Vertx ofThisTest) {
        vertx = ofThisTest;
    }

    private FakeJellyfin fake() throws Exception {
        FakeOptions options =
                FakeOptions.household().withKnownProxies(List.of("127.0.0.1")).onSecret(Secrets::heed);
        return Soon.value(FakeJellyfin.create(vertx, options).listen(0));
    }

    private List<Finding> examine(String... urls) throws Exception {
        UpstreamSettings one = UpstreamSettings.of("home", URI.create(urls[0]));
        UpstreamSettings server = new UpstreamSettings(
                "home",
                Stream.of(urls).map(URI::create).map(ServerAddress::new).toList(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                one.connections(),
                one.queue(),
                one.maxBody(),
                TunnelSettings.DEFAULTS,
                one.trust(),
                one.idle(),
                0);
        return Soon.value(new Doctor(vertx).examine(new Subject(List.of(server), List.of(), Map.of(), new Hearsay())))
                .findings();
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void secondAddressThatIsDeadIsToldByItsKey() throws Exception {
        String nobody = Origin.nobody().toString();

        List<Finding> findings = examine(fake().url(), nobody);

        assertThat(codes(findings)).startsWith("ready").endsWith("unreachable");
        assertThat(findings.get(findings.size() - 1).severity()).isEqualTo(Severity.WRONG);
        assertThat(findings.get(findings.size() - 1).remedy()).contains("servers.home.url[1] (" + nobody + ")");
    }

    @Test
    void firstAddressThatIsDeadIsToldBesideWhatTheSecondShows() throws Exception {
        List<Finding> findings = examine(Origin.nobody().toString(), fake().url());

        assertThat(codes(findings)).startsWith("ready").endsWith("unreachable");
        assertThat(findings.get(findings.size() - 1).remedy()).contains("servers.home.url[0] (");
    }

    @Test
    void allAddressesThatAreDeadAreEachToldOf() throws Exception {
        assertThat(examine(Origin.nobody().toString(), "http://nowhere.invalid"))
                .extracting(Finding::remedy)
                .satisfiesExactly(
                        first -> assertThat(first).contains("servers.home.url[0]"),
                        second -> assertThat(second).contains("servers.home.url[1]"));
    }

    @Test
    void addressOfTheSameServerIsWellAndOneOfAnotherIsWrong() throws Exception {
        FakeJellyfin home = fake();
        String twin = home.url().replace("127.0.0.1", "localhost");
        FakeJellyfin other = fake();

        assertThat(codes(examine(home.url(), twin))).endsWith("address").doesNotContain("other-server");
        List<Finding> findings = examine(home.url(), other.url());
        assertThat(codes(findings)).endsWith("other-server");
        assertThat(findings.get(findings.size() - 1).remedy()).contains("servers.home.url[1] (" + other.url() + ")");
    }

    @Test
    void whatTheServerTakesUsherForIsToldForEachAddressItComesFrom() {
        Introduction introduction = new Introduction("Jellyfin Server", "10.11.11", "id", "", true);
        ServerFacts lan =
                facts(0, new Encounter.Met(introduction, new Sight(Regard.BELIEVES, "192.0.2.1", false), Lead.NONE));
        ServerFacts vpn =
                facts(1, new Encounter.Met(introduction, new Sight(Regard.DOES_NOT, "10.8.0.2", false), Lead.NONE));

        assertThat(PlacesDiagnosis.of(List.of(lan, vpn)))
                .filteredOn(finding -> finding.code().equals("known-proxies"))
                .satisfiesExactly(
                        first -> assertThat(first.severity()).isEqualTo(Severity.WELL),
                        second -> assertThat(second.remedy()).startsWith("Add 10.8.0.2 in the dashboard of home"));
    }

    private static ServerFacts facts(int number, Encounter encounter) {
        URI url = URI.create("http://192.0.2." + number);
        return new ServerFacts("home", new Place("servers.home.url[" + number + "]", url), encounter, null);
    }
}
