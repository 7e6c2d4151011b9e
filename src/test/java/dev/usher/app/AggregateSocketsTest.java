package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.Phase;
import dev.usher.fake.ReceivedRequest;
import dev.usher.fake.SeedUser;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Five servers as one, over sockets. */
@ExtendWith(VertxExtension.class)
class AggregateSocketsTest {
    private static final String[] MEMBERS = {"good", "slow", "hung", "starting", "refusing"};
    private static final String TOKEN = "c0ffee5ec7e70000c0ffee5ec7e70000";

    /** For a server that answers to be heard on a busy machine too. */
    private static final String LONG_ENOUGH = "4s";

    private final Map<String, FakeJellyfin> servers = new LinkedHashMap<>();
    private final GatewayOptions options = new GatewayOptions()
            .aggregate(MEMBERS)
            .set("deadlines.part", "15s")
            .set("cache.lifetimes.public.fresh", "0s")
            .set("cache.lifetimes.public.stale-while-revalidate", "0s");
    private RawClient client;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        for (String name : MEMBERS) {
            FakeOptions household = FakeOptions.household()
                    .withServerName(name)
                    .withUsers(List.of(
                            SeedUser.named(name.equals("slow") ? "IRMAK" : "Irmak", "battery staple"),
                            SeedUser.named("user-" + name, "tr0ub4dor")));
            FakeJellyfin server = Front.fake(vertx, household);
            servers.put(name, server);
            options.server(name, server.url());
        }
        client = Front.client(Front.open(vertx, options));
    }

    /** Whoever asks waits no longer than it must for those who do not answer. */
    private void waitAsLongAsItMust(Vertx vertx) throws Exception {
        client = Front.client(Front.open(vertx, options.set("deadlines.part", LONG_ENOUGH)));
    }

    private void letFourFail() throws Exception {
        servers.get("slow").failAlways(any -> true, new Fault.Delayed(Duration.ofSeconds(20)));
        servers.get("hung").failAlways(any -> true, new Fault.Hang());
        Soon.value(servers.get("starting").phase(Phase.SET_UP));
        Soon.value(servers.get("refusing").stop());
    }

    private static List<String> names(RawResponse answer) {
        return new JsonArray(answer.text())
                .stream().map(user -> ((JsonObject) user).getString("Name")).toList();
    }

    @Test
    @Proves("aggregate")
    void usersOfAllAreMergedAndTheFirstServersComeFirst() throws Exception {
        RawResponse answer = client.send("GET", "/Users/Public");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(names(answer))
                .containsExactly("Irmak", "user-good", "user-hung", "user-refusing", "user-slow", "user-starting");
        assertThat(new JsonArray(answer.text()).getJsonObject(0).getString("ServerId"))
                .isEqualTo(servers.get("good").serverId());
        assertThat(answer.field("Proxy-Status")).isEmpty();
    }

    @Test
    void fourMissingPartsAreNamedAndTheFifthIsGiven(Vertx vertx) throws Exception {
        waitAsLongAsItMust(vertx);
        letFourFail();

        RawResponse answer = client.send("GET", "/Users/Public");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(names(answer)).containsExactly("Irmak", "user-good");
        assertThat(answer.field("Proxy-Status").orElseThrow().split(", "))
                .containsExactly(
                        "usher/slow;error=http_response_timeout",
                        "usher/hung;error=http_response_timeout",
                        "usher/starting;error=destination_unavailable;received-status=503",
                        "usher/refusing;error=connection_refused");
    }

    @Test
    void whatWasStoredStandsInForThoseWhoFailAndIsNamed(Vertx vertx) throws Exception {
        waitAsLongAsItMust(vertx);
        RawResponse whole = client.send("GET", "/Users/Public");
        letFourFail();

        RawResponse answer = client.send("GET", "/Users/Public");

        assertThat(names(answer)).isEqualTo(names(whole));
        assertThat(answer.field("Proxy-Status").orElseThrow().split(", "))
                .hasSize(4)
                .allMatch(member -> member.endsWith(";details=\"an older answer stands in\""));
    }

    @Test
    void whereNobodyAnswersThereIsAProblem() throws Exception {
        for (FakeJellyfin server : servers.values()) {
            Soon.value(server.stop());
        }

        RawResponse answer = client.send("GET", "/Users/Public");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text()).contains("urn:usher:problem:servers-unreachable");
    }

    @Test
    void theCredentialGoesToTheFirstMemberOnly() throws Exception {
        Secrets.register(TOKEN);
        String identity = "MediaBrowser Client=\"Test\", DeviceId=\"one\", Token=\"" + TOKEN + "\"";

        client.send("GET", "/Users/Public?api_key=" + TOKEN, "Authorization: " + identity, "X-Emby-Token: " + TOKEN);

        assertThat(servers)
                .allSatisfy((name, server) -> assertThat(server.requests())
                        .singleElement()
                        .satisfies(received -> assertThat(holdsToken(received)).isEqualTo(name.equals("good"))));
    }

    private static boolean holdsToken(ReceivedRequest request) {
        return request.target().contains(TOKEN)
                || request.fields().entries().stream()
                        .anyMatch(field -> field.getValue().contains(TOKEN));
    }

    @Test
    @Proves("servers.NAME.url")
    void everythingElseAtTheRootGoesToTheFirstMemberAndEachHasADoorOfItsOwn() throws Exception {
        assertThat(client.send("GET", "/Users/Me").status()).isEqualTo(401);
        assertThat(client.send("GET", "/System/Info/Public").text()).contains("\"ServerName\":\"good\"");
        assertThat(servers.get("slow").requests()).isEmpty();

        for (String name : MEMBERS) {
            assertThat(client.send("GET", "/servers/" + name + "/System/Info/Public")
                            .text())
                    .contains("\"ServerName\":\"" + name + "\"");
            assertThat(names(client.send("GET", "/servers/" + name + "/Users/Public")))
                    .hasSize(2)
                    .contains("user-" + name);
        }
    }
}
