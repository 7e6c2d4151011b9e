package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.LogOf;
import dev.usher.testing.Origin;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and gateways that answer below a path, and settings that do not know of it. */
@ExtendWith(VertxExtension.class)
class BaseUrlTest {
    private static final String BASE = "/jellyfin";
    private static final String LIST = "/Users/Public";

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.servers");

    private FakeJellyfin jellyfin;

    /** A gateway beneath {@code outer}, before a server beneath {@code base} whose url ends in {@code known}. */
    private RawClient gateway(Vertx vertx, String outer, String base, String known) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household().withBaseUrl(base));
        GatewayOptions options = Front.unlimited(jellyfin.url() + known).set("listen.base-path", outer);
        return Front.client(Front.open(vertx, options));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', '', ''",
                "'', /jellyfin, /jellyfin",
                "'', /jellyfin, /jellyfin/",
                "'', /Media/TV, /media/tv",
                "/media, '', ''",
                "/media, /jellyfin, /jellyfin",
                "/media/tv, /a/b, /a/b",
                "/jellyfin, /jellyfin, /jellyfin"
            })
    void operationsAreMatchedAndStreamsPass(String outer, String base, String known, Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, outer, base, known);
        String upstream = known.endsWith("/") ? known.substring(0, known.length() - 1) : known;

        for (String server : List.of("", "/servers/home")) {
            jellyfin.forgetRequests();
            assertThat(client.send("GET", outer + server + "/users/x/../%50ublic/?")
                            .field("Cache-Status"))
                    .hasValueSatisfying(status -> assertThat(status).startsWith("usher/home;"));
            assertThat(client.send("GET", outer + server + "/System/Info/Public?x=%2F")
                            .text())
                    .contains("\"ServerName\":\"home\"");
            assertThat(jellyfin.requests())
                    .extracting(ReceivedRequest::target)
                    .contains(upstream + "/System/Info/Public?x=%2F")
                    .allMatch(target -> target.startsWith(upstream + "/"));
        }
        assertThat(client.send("GET", (outer + LIST).toUpperCase().replace("PUBLIC", "Public"))
                        .text())
                .contains("Irmak");
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/", "/mediaX/Users/Public", "/%6Dedia/Users/Public", "/x/../media/Users"})
    @Proves("listen.base-path")
    void nothingIsBesideTheBasePath(String target, Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "/media", "", "");

        RawResponse answer = client.send("GET", target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("urn:usher:problem:outside-base-path", "listen.base-path");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void nobodyClimbsOutOfABase(Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "/media", BASE, BASE);

        assertThat(client.send("GET", "/media/../System/Ping").status()).isEqualTo(400);
        assertThat(client.send("GET", "/media/%2e%2e/%2e./System/Ping").status())
                .isEqualTo(400);
        assertThat(jellyfin.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', /, api-docs/swagger",
        "'', /jellyfin, /, api-docs/swagger",
        "/media, '', /media/, api-docs/swagger",
        "/media, '', /media, /media/api-docs/swagger",
        "/media, /jellyfin, /media, /media/api-docs/swagger",
        "/media, /jellyfin, /media/?x=1, api-docs/swagger",
        "'', /jellyfin, /servers/home, /servers/home/api-docs/swagger",
        "/media, /jellyfin, /media/servers/home, /media/servers/home/api-docs/swagger",
        "/media, /jellyfin, /media/servers/home/, api-docs/swagger",
    })
    void theRedirectToTheWebClientArrives(String outer, String base, String target, String location, Vertx vertx)
            throws Exception {
        RawResponse answer = gateway(vertx, outer, base, base).send("GET", target);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.field("Location")).hasValue(location);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void anOperationThatIsLedToAPageTellsWhatToSet(Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "", BASE, "");

        for (RawResponse answer : List.of(
                client.send("GET", LIST),
                client.send("GET", "/QuickConnect/Enabled"),
                post(client, "/Users/AuthenticateByName", "{\"Username\":\"guest\"}"))) {
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.field("Proxy-Status"))
                    .hasValue("usher/home;error=proxy_configuration_error;received-status=302");
            assertThat(new JsonObject(answer.text()).getString("type")).isEqualTo("urn:usher:problem:wrong-server-url");
            assertThat(new JsonObject(answer.text()).getString("detail"))
                    .contains("servers.home.url must end in /jellyfin")
                    .doesNotContain("127.0.0.1");
        }
        assertThat(warnings())
                .containsExactly("server home does not answer what it is asked: servers.home.url must end in /jellyfin,"
                        + " which is the base URL of the server");
    }

    @Test
    void whatIsNoAnswerIsNotStored(Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "", BASE, "");

        client.send("GET", LIST);
        client.send("GET", LIST);

        assertThat(jellyfin.count(request -> request.path().equals(LIST))).isEqualTo(2);
    }

    @Test
    void aBrowserIsLedToTheWebClientAndTheAdministratorIsToldOnce(Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "", BASE, "");

        for (int i = 0; i < 3; i++) {
            RawResponse answer = client.send("GET", "/", "Accept: text/html");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.field("Location")).hasValue("jellyfin/api-docs/swagger");
        }
        assertThat(client.send("GET", "/jellyfin/System/Ping").status()).isEqualTo(200);
        client.send("GET", LIST);

        assertThat(warnings()).hasSize(1);
    }

    @Test
    void aServerIsNotReadyWhereItsUrlLeadsElsewhere(Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "", BASE, "");
        client.send("GET", LIST);

        Soon.until(() -> jellyfin.count(request -> request.path().equals("/health")) > 1);

        assertThat(log.lines()).anyMatch(line -> line.startsWith("server home is lost"));
        assertThat(log.lines()).noneMatch(line -> line.contains("is back"));
    }

    @Test
    void eachChangeIsToldOnce(Vertx vertx) throws Exception {
        RawClient client = gateway(vertx, "", "", "");
        for (int i = 0; i < 2; i++) {
            jellyfin.failAlways(request -> request.path().startsWith("/Users/"), new Fault.Elsewhere());
            forgotten(client, 502);
            jellyfin.heal();
            forgotten(client, 200);
        }

        assertThat(warnings()).hasSize(2);
        assertThat(log.lines())
                .filteredOn(line -> line.equals("server home answers what it is asked again"))
                .hasSize(2);
    }

    /** Asks three times for what is never stored. */
    private static void forgotten(RawClient client, int status) throws IOException {
        for (int i = 0; i < 3; i++) {
            RawResponse answer = post(client, "/Users/ForgotPassword", "{\"EnteredUsername\":\"nobody\"}");
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    private static RawResponse post(RawClient client, String target, String content) throws IOException {
        String request = "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                + content.length() + "\r\n\r\n" + content;
        return client.send("POST", request.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aPageIsNeitherDataNorStored(Vertx vertx) throws Exception {
        Origin origin = Origin.listen(vertx);
        origin.script =
                visit -> visit.answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi");
        RawClient client =
                Front.client(Front.open(vertx, Front.unlimited(origin.url("").toString())));

        assertThat(client.send("GET", LIST).status()).isEqualTo(502);
        assertThat(client.send("GET", LIST).status()).isEqualTo(502);
        assertThat(client.send("GET", "/web/index.html").text()).isEqualTo("hi");

        assertThat(warnings()).hasSize(1);
        assertThat(origin.visits)
                .filteredOn(visit -> visit.head().contains(LIST))
                .hasSize(2);
    }

    @Test
    void anAnswerFromBeforeStandsInForAWrongOne(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        RawClient client = Front.client(Front.open(
                vertx,
                Front.unlimited(jellyfin.url())
                        .set("cache.lifetimes.public.fresh", "0s")
                        .set("cache.lifetimes.public.stale-while-revalidate", "0s")));
        client.send("GET", LIST);
        jellyfin.failAlways(request -> request.path().equals(LIST), new Fault.Elsewhere());

        RawResponse answer = client.send("GET", LIST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Irmak");
        assertThat(warnings()).hasSize(1);
    }

    private List<String> warnings() {
        return log.lines().stream()
                .filter(line -> line.contains("servers.home.url"))
                .toList();
    }
}
