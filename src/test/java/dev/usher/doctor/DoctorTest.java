package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.Phase;
import dev.usher.fake.ServerVersion;
import dev.usher.identity.Hearsay;
import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import dev.usher.testing.TestAuthority;
import dev.usher.time.Clockwork;
import dev.usher.upstream.TunnelSettings;
import dev.usher.upstream.UpstreamSettings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers with one illness each, over sockets. */
class DoctorTest extends DoctorCase {
    @ParameterizedTest
    @EnumSource
    void healthyServerIsSaidToBe(ServerVersion version) throws Exception {
        String usher = answering(request -> request.response().end("{\"status\":\"live\"}"));
        FakeJellyfin jellyfin = fake(TRUSTING.withVersion(version).withPublishedUrl(usher));

        assertThat(examine(Map.of(), jellyfin.url()))
                .extracting(Finding::severity)
                .containsExactly(Severity.WELL, Severity.WELL, Severity.WELL);
    }

    @Test
    void serverThatIsDownIsUnreachable() throws Exception {
        assertThat(words(Origin.nobody().toString()))
                .contains("unreachable: The server home refuses connections. Start");
        assertThat(words("http://nowhere.invalid")).contains("unreachable: The server home cannot be found");
    }

    @Test
    void whatSpeaksNoHttpIsUnreachable() throws Exception {
        Origin origin = Origin.listen(vertx);
        origin.script = visit -> visit.answer("SSH-2.0-OpenSSH_9.2\r\n\r\n");

        assertThat(words(origin.url("").toString())).contains("unreachable: The server home sent what is not HTTP");
    }

    @Test
    void certificateThatNobodyVouchesForIsTroubleWithTls() throws Exception {
        HttpServerOptions encrypted = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new TestAuthority("Home authority").issue("127.0.0.1").options());
        int port = Soon.value(vertx.createHttpServer(encrypted)
                        .requestHandler(request -> request.response().end())
                        .listen(0, "127.0.0.1"))
                .actualPort();

        assertThat(words("https://127.0.0.1:" + port))
                .contains("tls: ", "Home authority", "set servers.home.tls.ca to the PEM file");
    }

    @Test
    void httpsWhereNobodySpeaksItIsTroubleWithTls() throws Exception {
        String plain = fake(TRUSTING).url();

        assertThat(words(plain.replace("http:", "https:"))).contains("tls: The server home does not speak TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/wrong"})
    void wrongBaseUrlIsToldWithTheRightOne(String path) throws Exception {
        FakeJellyfin jellyfin = fake(TRUSTING.withBaseUrl("/jellyfin"));

        assertThat(words(jellyfin.url() + path)).contains("base-url: ").contains("it must end in /jellyfin");
        assertThat(severity("ready", jellyfin.url() + "/jellyfin")).isEqualTo(Severity.WELL);
    }

    @Test
    void baseUrlThatTheServerDoesNotHaveIsAnUnexpectedAnswer() throws Exception {
        assertThat(words(fake(TRUSTING).url() + "/jellyfin")).contains("unexpected-answer: ", "status 404", "no path");
    }

    @Test
    void pageInsteadOfDataIsAWrongUrl() throws Exception {
        String site = answering(request ->
                request.response().putHeader("Content-Type", "text/html").end("<p>It works!"));

        assertThat(severity("base-url", site)).isEqualTo(Severity.WRONG);
    }

    @ParameterizedTest
    @EnumSource(names = {"SET_UP", "LOADING"})
    void serverThatIsStartingIsGivenTime(Phase phase) throws Exception {
        FakeJellyfin jellyfin = fake(TRUSTING);
        Soon.value(jellyfin.phase(phase));

        assertThat(examine(Map.of(), jellyfin.url()))
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("starting", Severity.WARNING));
    }

    @Test
    void blockedAddressIsToldApartFromABrokenServer() throws Exception {
        FakeJellyfin jellyfin = fake(TRUSTING);
        jellyfin.failAlways(request -> true, new Fault.Blocked());

        assertThat(severity("blocked", jellyfin.url())).isEqualTo(Severity.WRONG);
    }

    @Test
    void localAddressThatIsTheServersOwnLeadsRound() throws Exception {
        FakeJellyfin jellyfin = fake(TRUSTING);

        assertThat(severity("local-address", jellyfin.url())).isEqualTo(Severity.WARNING);
    }

    @Test
    void localAddressIsFollowedToSeeWhoIsThere() throws Exception {
        FakeJellyfin other = fake(TRUSTING);

        assertThat(severity(
                        "local-address",
                        fake(TRUSTING.withPublishedUrl(other.url())).url()))
                .isEqualTo(Severity.WARNING);
        assertThat(severity(
                        "local-address",
                        fake(TRUSTING.withPublishedUrl(Origin.nobody().toString()))
                                .url()))
                .isEqualTo(Severity.UNKNOWN);
        assertThat(other.requests()).extracting(request -> request.target()).containsExactly("/usher/health/live");
    }

    @Test
    void localAddressMayBeWhereverOneAsked() throws Exception {
        String published = answering(request -> {
            String host = request.getHeader("X-Forwarded-Host");
            JsonObject info = new JsonObject()
                    .put("ProductName", "Jellyfin Server")
                    .put("Version", "10.11.11")
                    .put("Id", "a")
                    .put("LocalAddress", "http://" + (host == null ? "127.0.0.1" : host));
            request.response().end(request.path().equals("/health") ? "Healthy" : info.encode());
        });

        assertThat(severity("local-address", published)).isEqualTo(Severity.WELL);
    }

    @Test
    void wizardThatWaitsIsToldOf() throws Exception {
        assertThat(severity("wizard", fake(FakeOptions.beforeWizard()).url())).isEqualTo(Severity.WRONG);
    }

    @ParameterizedTest
    @CsvSource({"3600", "-3600"})
    void clockThatIsAnHourOffIsToldOf(long seconds) throws Exception {
        Clockwork right = Clockwork.of(vertx);
        Clockwork wrong =
                new Clockwork(right.ticker(), () -> right.dates().instant().plusSeconds(seconds), right.delay());

        assertThat(words(fake(TRUSTING.withTime(wrong)).url()))
                .contains(seconds > 0 ? "s ahead of that of this machine" : "s behind that of this machine");
        assertThat(words(fake(TRUSTING).url())).doesNotContain("clock: ");
    }

    @Test
    void oneServerUnderTwoNamesIsKnownByItsId() throws Exception {
        String url = fake(TRUSTING).url();

        assertThat(severity("same-server", url, url.replace("127.0.0.1", "localhost")))
                .isEqualTo(Severity.WRONG);
        assertThat(words(url, fake(TRUSTING).url())).doesNotContain("same-server");
    }

    @Test
    void serverThatNeverAnswersHoldsNobodyUpForever() throws Exception {
        FakeJellyfin jellyfin = fake(TRUSTING);
        jellyfin.failAlways(request -> true, new Fault.Hang());
        UpstreamSettings impatient = new UpstreamSettings(
                "home",
                URI.create(jellyfin.url()),
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                1,
                1,
                1024,
                TunnelSettings.DEFAULTS);

        Report report = Soon.value(
                new Doctor(vertx).examine(new Subject(List.of(impatient), List.of(), Map.of(), new Hearsay())));

        assertThat(report.findings())
                .singleElement()
                .matches(finding -> finding.words().contains("in time"));
    }
}
