package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that nobody has set up yet belongs to whoever comes first; that shall be somebody in the house. */
@ExtendWith(VertxExtension.class)
class HouseOnlyTest {
    private static final List<String> EXECUTED = List.of(
            "/Startup/User",
            "/startup/user",
            "/STARTUP/USER",
            "/Startup/User/",
            "/Startup/User?",
            "/Startup/User?x=/y",
            "/%53tartup/User",
            "/%53%74%61%72%74%75%70/%55ser",
            "/Startup%2e/../Startup/User",
            "/./Startup/User",
            "/x/../Startup/User",
            "/x/%2e%2E/Startup/User",
            "/Startup/./User",
            "/Startup/x/../User",
            "/emby/Startup/User",
            "/EMBY/startup/user",
            "/mediabrowser/Startup/User",
            "/%65mby/Startup/User/",
            "/x/../emby/Startup/User",
            "/servers/home/Startup/User",
            "/servers/home/x/../emby/%73tartup/User",
            "http://HOST/Startup/User",
            "HTTP://HOST/emby/startup/%75ser");

    private FakeJellyfin jellyfin;
    private int port;

    private RawClient gateway(Vertx vertx, FakeOptions options, Object... settings) throws Exception {
        jellyfin = Front.fake(vertx, options);
        GatewayOptions gateway = Front.unlimited(jellyfin.url());
        for (int i = 0; i < settings.length; i += 2) {
            gateway.set((String) settings[i], settings[i + 1]);
        }
        port = Front.open(vertx, gateway);
        return Front.client(port);
    }

    private RawResponse ask(RawClient client, String target) throws IOException {
        return client.send("GET", target.replace("HOST", "127.0.0.1:" + port));
    }

    private static JsonArray elsewhere() {
        return new JsonArray().add("192.168.0.0/16");
    }

    private void assertRefused(RawResponse answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(answer.text());
        assertThat(problem.getString("type")).isEqualTo("urn:usher:problem:house-only");
        assertThat(problem.getString("detail")).contains("house.startup-from-afar");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    @Proves("lan")
    void everySpellingThatTheServerExecutesIsRefusedFromAfar(Vertx vertx) throws Exception {
        RawClient fromAfar = gateway(vertx, FakeOptions.beforeWizard(), "lan", elsewhere());

        for (String target : EXECUTED) {
            assertRefused(ask(fromAfar, target));
        }
    }

    @Test
    void theHouseMayAskInEachOfThem(Vertx vertx) throws Exception {
        RawClient fromHome = gateway(vertx, FakeOptions.beforeWizard());

        for (String target : EXECUTED) {
            assertThat(ask(fromHome, target).text()).as(target).isEqualTo("{\"Name\":\"root\"}");
        }
    }

    @Test
    @Proves("house.startup-from-afar")
    void everybodyMayAskWhereTheSettingsSaySo(Vertx vertx) throws Exception {
        RawClient fromAfar =
                gateway(vertx, FakeOptions.beforeWizard(), "lan", elsewhere(), "house.startup-from-afar", true);

        assertThat(ask(fromAfar, "/Startup/User").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/startup/logger",
                "/Startup/FirstUser",
                "/Startup/Complete",
                "/Startup",
                "//Startup/User",
                "/Startup%2FUser",
                "/x%2f%53tartup/User",
                "/x%5CStartup/User",
                "/x\\startup\\user",
                "/%C5%BFtartup/User",
                "/a/b/startup/c",
            })
    void whatAProxyBeforeTheServerMightReadSoIsRefusedToo(String target, Vertx vertx) throws Exception {
        RawClient fromAfar = gateway(vertx, FakeOptions.beforeWizard(), "lan", elsewhere());

        assertRefused(ask(fromAfar, target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "SEARCH"})
    void noMethodPasses(String method, Vertx vertx) throws Exception {
        RawClient fromAfar = gateway(vertx, FakeOptions.beforeWizard(), "lan", elsewhere());

        RawResponse answer = fromAfar.send(method, "/Startup/User", "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void anUpgradeDoesNotPass(Vertx vertx) throws Exception {
        RawClient fromAfar = gateway(vertx, FakeOptions.beforeWizard(), "lan", elsewhere());

        RawResponse answer = fromAfar.send(
                "GET",
                "/Startup/User",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

        assertRefused(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jellyfin/Startup/User",
                "/JELLYFIN/startup/User/",
                "/%6Aellyfin/emby/Startup/User",
                "/x/../jellyfin/./Startup/User"
            })
    void aBaseUrlOfWhichTheSettingsDoNotKnowOpensNothing(String target, Vertx vertx) throws Exception {
        FakeOptions options = FakeOptions.beforeWizard().withBaseUrl("/jellyfin");

        RawClient fromAfar = gateway(vertx, options, "lan", elsewhere());
        assertRefused(ask(fromAfar, target));

        RawClient fromHome = gateway(vertx, options);
        assertThat(ask(fromHome, target).text()).isEqualTo("{\"Name\":\"root\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/Startup/User", "/MEDIA/x/../startup/User", "/media/servers/home/emby/Startup/User"})
    void neitherDoesAGatewayBeneathAPath(String target, Vertx vertx) throws Exception {
        RawClient fromAfar =
                gateway(vertx, FakeOptions.beforeWizard(), "lan", elsewhere(), "listen.base-path", "/media");
        assertRefused(ask(fromAfar, target));

        RawClient fromHome = gateway(vertx, FakeOptions.beforeWizard(), "listen.base-path", "/media");
        assertThat(ask(fromHome, target).text()).isEqualTo("{\"Name\":\"root\"}");
    }

    @Test
    void aTrustedProxyTellsWhoIsInTheHouse(Vertx vertx) throws Exception {
        RawClient proxy = gateway(
                vertx, FakeOptions.beforeWizard(), "trusted-proxies.addresses", new JsonArray().add("127.0.0.1"));

        assertThat(proxy.send("GET", "/Startup/User", "X-Forwarded-For: 203.0.113.9")
                        .status())
                .isEqualTo(403);
        assertThat(proxy.send("GET", "/Startup/User", "X-Forwarded-For: 192.168.1.20")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/System/Ping", "/web/startup.js", "/Startups", "/x?Startup/User", "/Users/Public"})
    void allElseIsForEverybody(String target, Vertx vertx) throws Exception {
        RawClient fromAfar = gateway(vertx, FakeOptions.beforeWizard(), "lan", elsewhere());

        assertThat(ask(fromAfar, target).status()).isIn(200, 404);
        assertThat(jellyfin.requests()).hasSize(1);
    }
}
