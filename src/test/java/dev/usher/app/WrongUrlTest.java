package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.testing.Origin;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings whose url does not lead to the server, for they do not know of its base path or name another server. */
class WrongUrlTest extends BaseUrlCase {
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
}
