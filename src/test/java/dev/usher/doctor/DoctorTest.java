package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.Phase;
import dev.usher.fake.SeedUser;
import dev.usher.fake.ServerVersion;
import dev.usher.identity.Hearsay;
import dev.usher.model.AccessToken;
import dev.usher.testing.Origin;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import dev.usher.upstream.TunnelSettings;
import dev.usher.upstream.UpstreamSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers with one illness each, over sockets. */
@ExtendWith(VertxExtension.class)
class DoctorTest {
    private static final FakeOptions TRUSTING = FakeOptions.household().withKnownProxies(List.of("127.0.0.1"));

    private Vertx vertx;

    @BeforeEach
    void start(Vertx ofThisTest) {
        vertx = ofThisTest;
    }

    private FakeJellyfin fake(FakeOptions options) throws Exception {
        return Soon.value(
                FakeJellyfin.create(vertx, options.onSecret(Secrets::heed)).listen(0));
    }

    /** The url of whoever answers so. */
    private String answering(Consumer<HttpServerRequest> script) throws Exception {
        return "http://127.0.0.1:"
                + Soon.value(vertx.createHttpServer()
                                .requestHandler(script::accept)
                                .listen(0, "127.0.0.1"))
                        .actualPort();
    }

    private List<Finding> examine(Map<String, AccessToken> tokens, String... urls) throws Exception {
        List<String> names = List.of("home", "cabin");
        List<UpstreamSettings> servers = Arrays.stream(urls)
                .map(url -> UpstreamSettings.of(names.get(List.of(urls).indexOf(url)), URI.create(url)))
                .toList();
        return Soon.value(new Doctor(vertx).examine(new Subject(servers, List.of(), tokens, new Hearsay())))
                .findings();
    }

    private Severity severity(String code, String... urls) throws Exception {
        return examine(Map.of(), urls).stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .map(Finding::severity)
                .orElseThrow(() -> new AssertionError("nothing is said of " + code));
    }

    private String words(String... urls) throws Exception {
        return examine(Map.of(), urls).stream()
                .map(finding -> finding.code() + ": " + finding.words() + " " + finding.remedy())
                .toList()
                .toString();
    }

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

    @ParameterizedTest
    @CsvSource({"true, WELL", "false, WRONG"})
    void knownProxiesAreSeenWithoutAToken(boolean named, Severity severity) throws Exception {
        FakeJellyfin jellyfin = fake(named ? TRUSTING : FakeOptions.household());

        assertThat(severity("known-proxies", jellyfin.url())).isEqualTo(severity);
        assertThat(words(jellyfin.url()).contains("Add 127.0.0.1 in the dashboard of home"))
                .isEqualTo(!named);
    }

    @Test
    void whereNothingShowsItTheDoctorSaysSo() throws Exception {
        String info = "{\"ProductName\":\"Jellyfin Server\",\"Version\":\"10.11.11\",\"Id\":\"a\"}";
        String behindAnother = answering(request -> request.response()
                .putHeader("Server", "nginx")
                .end(request.path().equals("/health") ? "Healthy" : info));

        assertThat(severity("known-proxies", behindAnother)).isEqualTo(Severity.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"true, WELL", "false, WRONG"})
    void tokenShowsItWhereCodingDoesNot(boolean named, Severity severity) throws Exception {
        FakeJellyfin jellyfin = fake(named ? TRUSTING : FakeOptions.household());
        String uncoded = uncoded(jellyfin);

        assertThat(examine(Map.of(), uncoded)).anyMatch(finding -> finding.severity() == Severity.UNKNOWN);
        assertThat(examine(Map.of("home", token(jellyfin)), uncoded))
                .filteredOn(finding -> finding.code().equals("known-proxies"))
                .extracting(Finding::severity)
                .containsExactly(severity);
    }

    /** The url of a proxy before {@code jellyfin} that lets nothing be coded, as an address of https would. */
    private String uncoded(FakeJellyfin jellyfin) throws Exception {
        HttpClient client = vertx.createHttpClient();
        return answering(request -> client.request(request.method(), jellyfin.port(), "127.0.0.1", request.uri())
                .compose(onward -> {
                    onward.headers().setAll(request.headers()).remove("Accept-Encoding");
                    return onward.send();
                })
                .compose(answer -> {
                    request.response().setStatusCode(answer.statusCode()).putHeader("Server", "Kestrel");
                    return answer.body();
                })
                .onSuccess(request.response()::end));
    }

    private AccessToken token(FakeJellyfin jellyfin) throws Exception {
        JsonObject login = Soon.value(vertx.createHttpClient()
                        .request(HttpMethod.POST, jellyfin.port(), "127.0.0.1", "/Users/AuthenticateByName")
                        .compose(request -> {
                            request.putHeader("Content-Type", "application/json")
                                    .putHeader(
                                            "Authorization",
                                            "MediaBrowser Client=\"c\", Device=\"d\", DeviceId=\"i\", Version=\"1\"");
                            return request.send("{\"Username\":\"root\",\"Pw\":\"correct horse\"}");
                        })
                        .compose(response -> response.body()))
                .toJsonObject();
        return new AccessToken(login.getString("AccessToken"));
    }

    @Test
    void tokenThatIsNotKnownIsToldOfAndTheRestGoesOn() throws Exception {
        List<Finding> findings = examine(
                Map.of("home", new AccessToken("0123456789abcdef0123456789abcdef")),
                fake(TRUSTING).url());

        assertThat(findings).extracting(Finding::code).contains("token", "known-proxies");
        assertThat(findings.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void tokenGoesToItsOwnServerAlone() throws Exception {
        FakeJellyfin home = fake(TRUSTING);
        FakeJellyfin cabin = fake(TRUSTING);

        examine(Map.of("home", token(home)), home.url(), cabin.url());

        assertThat(home.requests()).anyMatch(request -> request.fields().contains("Authorization"));
        assertThat(cabin.requests())
                .isNotEmpty()
                .noneMatch(request -> request.fields().contains("Authorization"));
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
                Duration.ofMillis(50),
                1,
                1,
                1024,
                TunnelSettings.DEFAULTS);

        Report report = Soon.value(
                new Doctor(vertx).examine(new Subject(List.of(impatient), List.of(), Map.of(), new Hearsay())));

        assertThat(report.findings())
                .singleElement()
                .matches(finding -> finding.words().contains("did not answer in time"));
    }

    @ParameterizedTest
    @CsvSource({"true, WELL", "false, UNKNOWN"})
    void usersForHomeAloneShowItWhereCodingDoesNot(boolean named, Severity severity) throws Exception {
        FakeOptions options = named ? TRUSTING : FakeOptions.household();
        FakeJellyfin jellyfin = fake(options.withUsers(List.of(
                SeedUser.named("ann", "battery staple").withoutRemoteAccess(),
                SeedUser.named("bob", "battery staple"))));

        assertThat(severity("known-proxies", uncoded(jellyfin))).isEqualTo(severity);
    }
}
