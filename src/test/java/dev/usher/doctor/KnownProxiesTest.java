package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.SeedUser;
import dev.usher.model.AccessToken;
import dev.usher.testing.Soon;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a server knows its proxy, as it can be seen without a token and with one. */
class KnownProxiesTest extends DoctorCase {
    /** A client that nothing refers to is closed by Vert.x. */
    private HttpClient client;

    @BeforeEach
    void client() {
        client = vertx.createHttpClient();
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
        JsonObject login = Soon.value(
                        client.request(HttpMethod.POST, jellyfin.port(), "127.0.0.1", "/Users/AuthenticateByName")
                                .compose(request -> {
                                    request.putHeader("Content-Type", "application/json")
                                            .putHeader(
                                                    "Authorization",
                                                    "MediaBrowser Client=\"c\", Device=\"d\", DeviceId=\"i\", Version=\"1\"");
                                    return request.send("{\"Username\":\"root\",\"Pw\":\"correct horse\"}")
                                            .compose(HttpClientResponse::body);
                                }))
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
