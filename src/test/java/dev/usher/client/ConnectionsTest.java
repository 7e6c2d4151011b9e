package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.model.AccessToken;
import dev.usher.model.Password;
import dev.usher.model.SessionInfoDto;
import dev.usher.testing.Origin;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ProxyOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What options do to what is sent, and where. */
class ConnectionsTest extends ClientCase {
    private static final String PASSWORD = "of the key store";

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/jellyfin", "/jellyfin/", "/a%20b/c"})
    void basePathStandsBeforeEveryTarget(String path) throws Exception {
        origin.script = visit -> visit.answer(NO_USERS);

        Soon.value(open(options().setUrl(origin.url(path).toString())).getPublicUsers());

        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        assertThat(origin.visits.get(0).head()).startsWith("GET " + base + "/Users/Public HTTP/1.1\r\n");
    }

    @Test
    void oneConnectionServesManyCallsOfAllViews() throws Exception {
        origin.script = visit -> visit.answer(NO_USERS);
        UsersClient client = open(options());

        for (int call = 0; call < 20; call++) {
            Soon.value(
                    client.withToken(new AccessToken("token-of-view-" + call)).getUsers());
        }

        assertThat(origin.visits).hasSize(20);
        assertThat(origin.connections).hasSize(1);
    }

    @Test
    void viewHasItsOwnTokenDeadlineAndRetries() throws Exception {
        String token = Secrets.register("0123456789abcdef-of-a-view");
        UsersClient client = open(options().setRetry(new RetryOptions().setBackoff(Duration.ofMillis(1))));
        UsersClient stubborn = client.withOptions(new CallOptions(new AccessToken(token), Duration.ofMinutes(1), 2));
        origin.script = visit -> visit.answer(json("502 Bad Gateway", "{}"));

        failure(stubborn.getUsers());
        failure(client.withOptions(client.options().withRetries(0)).getUsers());

        assertThat(stubborn.options().deadline()).isEqualTo(Duration.ofMinutes(1));
        assertThat(client.options()).isEqualTo(CallOptions.DEFAULT);
        assertThat(origin.visits).hasSize(4);
        assertThat(origin.visits.subList(0, 3)).allMatch(visit -> visit.head().contains(token));
        assertThat(origin.visits.get(3).head()).doesNotContain(token);
    }

    @Test
    void viewsShareTheBudgetOfRepetitions() throws Exception {
        RetryOptions thrifty =
                new RetryOptions().setBackoff(Duration.ofMillis(1)).setBudget(0);
        UsersClient client = open(options().setRetry(thrifty));
        origin.script = visit -> visit.answer(json("502 Bad Gateway", "{}"));

        for (int view = 0; view < 10; view++) {
            failure(client.withOptions(CallOptions.DEFAULT.withRetries(50)).getUsers());
        }

        // each of ten views would otherwise make fifty-one
        assertThat(origin.visits.size()).isBetween(11, 200);
    }

    @Test
    void redirectIsNotFollowedWhateverTheOptionsSay() throws Exception {
        Origin elsewhere = Origin.listen(vertx);
        origin.script = visit -> visit.answer(
                "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url("/Users") + "\r\nContent-Length: 0\r\n\r\n");
        UsersClientOptions following = options();
        following.getWebClient().setFollowRedirects(true).setMaxRedirects(5);

        UsersException failure = failure(open(following)
                .withToken(new AccessToken("token-of-a-redirect"))
                .getUsers());

        assertThat(failure).isInstanceOf(UsersException.WrongBaseUrl.class);
        assertThat(elsewhere.connections).isEmpty();
        assertThat(following.getWebClient().isFollowRedirects()).isTrue();
        elsewhere.close();
    }

    @Test
    void proxyOfTheOptionsIsUsed() throws Exception {
        origin.script = visit -> visit.answer(NO_USERS);
        UsersClientOptions options = options().setUrl("http://jellyfin.invalid:8096/base");
        int port = origin.url("").getPort();
        options.getWebClient()
                .setProxyOptions(new ProxyOptions().setHost("127.0.0.1").setPort(port));

        Soon.value(open(options).getPublicUsers());

        assertThat(origin.visits.get(0).head())
                .startsWith("GET http://jellyfin.invalid:8096/base/Users/Public HTTP/1.1\r\n");
    }

    @Test
    void certificateIsTrustedWhereTheOptionsSaySoAndRefusedElse(@TempDir Path directory) throws Exception {
        PfxOptions keys = selfSigned(directory);
        var server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(keys))
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end("[]"));
        int port = Soon.value(server.listen(0, "127.0.0.1")).actualPort();
        UsersClientOptions strict =
                options().setUrl("https://127.0.0.1:" + port).setRetry(new RetryOptions().setRetries(0));
        UsersClientOptions trusting = new UsersClientOptions(strict);
        trusting.getWebClient().setTrustOptions(keys);

        assertThat(Soon.value(open(trusting).getPublicUsers())).isEmpty();

        UsersException refused = failure(open(strict).createUserByName("Ada", null));
        assertThat(refused).isInstanceOf(UsersException.Connection.class);
        assertThat(refused.maybeApplied()).isFalse();
        Soon.value(server.close());
    }

    private static PfxOptions selfSigned(Path directory) throws Exception {
        Path store = directory.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes());
        assertThat(made.waitFor()).as(said).isZero();
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a \"quoted\" one",
                "comma, and = sign",
                "100 % of 50%25",
                "a+b",
                "Küche & Zoë",
                "日本 🎬",
                "two\nlines",
                " spaces around ",
                "back\\slash"
            })
    void identityArrivesWholeWhateverItHolds(String name) throws Exception {
        FakeJellyfin server =
                Soon.value(FakeJellyfin.create(vertx, FakeOptions.household().onSecret(Secrets::heed))
                        .listen(0));
        UsersClient client = open(new UsersClientOptions()
                .setUrl(server.url())
                .setClient(name)
                .setDevice(name)
                .setDeviceId(name)
                .setVersion(name));

        SignedIn signedIn = Soon.value(client.authenticateUserByName("Irmak", new Password("battery staple")));

        SessionInfoDto session = signedIn.result().sessionInfo();
        assertThat(List.of(session.client(), session.deviceName(), session.deviceId(), session.applicationVersion()))
                .containsOnly(name);
        assertThat(Soon.value(signedIn.client().getCurrentUser()).name()).isEqualTo("Irmak");
        Soon.value(server.close());
    }
}
