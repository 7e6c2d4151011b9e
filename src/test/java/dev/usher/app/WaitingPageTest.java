package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.Phase;
import dev.usher.testing.Field;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser shows while the server cannot answer. */
@ExtendWith(VertxExtension.class)
class WaitingPageTest {
    private static final String BROWSER =
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    private FakeJellyfin jellyfin;
    private RawClient client;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        client = Front.client(Front.open(vertx, Front.unlimited(jellyfin.url()).set("deadlines.operation", "1s")));
        assertThat(client.send("GET", "/System/Ping").status()).isEqualTo(200);
    }

    /** The server has asked for quiet, so that streams are refused by Usher. */
    private void beStarting() throws Exception {
        Soon.value(jellyfin.phase(Phase.SET_UP));
        assertThat(client.send("GET", "/web/").status()).isEqualTo(503);
        jellyfin.forgetRequests();
    }

    private static void assertPage(RawResponse answer, int status, String heading) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.field("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.text()).startsWith("<!DOCTYPE html>").contains("<h1>" + heading + "</h1>");
        assertThat(answer.text()).doesNotContain("{{", "<script", "home", "Usher", "127.0.0.1", "http:", "https:");
    }

    private static void assertProblem(RawResponse answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aBrowserGetsAPageThatTriesAgainWhenTheServerSaid() throws Exception {
        beStarting();

        RawResponse answer = client.send("GET", "/web/index.html", BROWSER, "Sec-Fetch-Mode: navigate");

        assertPage(answer, 503, "Your media server is starting");
        int seconds = answer.field("Retry-After").map(Integer::parseInt).orElseThrow();
        assertThat(seconds).isBetween(1, 5);
        assertThat(answer.text()).contains("<meta http-equiv=\"refresh\" content=\"" + seconds + "\">");
        assertThat(answer.field("Cache-Control")).hasValue("no-store");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void thePageHasTheFieldsOfTheList() throws Exception {
        beStarting();

        TreeSet<String> listed = new TreeSet<>();
        try (InputStream file = WaitingPageTest.class.getResourceAsStream("/transparency.json")) {
            new ObjectMapper()
                    .readTree(file)
                    .path("own-page")
                    .forEach(line -> listed.add(line.path("field").asText().toLowerCase(Locale.ROOT)));
        }

        assertThat(client.send("GET", "/", BROWSER, "Origin: https://app.example")
                        .fields())
                .extracting(Field::name)
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: none",
                "Accept: */*",
                "Accept: application/json",
                "Accept: application/json, text/plain, */*",
                "Accept: application/json, text/html",
                "Accept: text/html;q=0.5, application/problem+json",
                "Accept: text/html\r\nSec-Fetch-Mode: cors",
                "Accept: image/avif,image/webp,*/*;q=0.8"
            })
    void whoeverAsksForDataGetsTheProblem(String fields) throws Exception {
        beStarting();

        RawResponse answer = client.send("GET", "/Items", fields.split("\r\n"));

        assertProblem(answer, 503);
        assertThat(answer.field("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void onlyWhoGoesToAPageGetsOne(String method) throws Exception {
        beStarting();

        assertProblem(client.send(method, "/Items", BROWSER, "Content-Length: 0"), 503);
    }

    @Test
    void anOperationKeepsItsProblem() throws Exception {
        beStarting();

        assertProblem(client.send("GET", "/Users/Public", BROWSER), 503);
        assertThat(jellyfin.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SET_UP, Jellyfin Startup", "LOADING, Jellyfin Server is loading"})
    void whatTheServerItselfShowsIsItsOwn(Phase phase, String words) throws Exception {
        Soon.value(jellyfin.phase(phase));

        RawResponse answer = client.send("GET", "/web/", BROWSER);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.field("Content-Type")).hasValue("text/html");
        assertThat(answer.text()).contains(words).doesNotContain("<h1>");
    }

    @Test
    void aServerThatNobodyReachesIsToldInWordsToo() throws Exception {
        Soon.value(jellyfin.stop());

        RawResponse answer = client.send("GET", "/web/", BROWSER);

        assertPage(answer, 502, "Your media server does not answer");
        assertThat(answer.text()).contains("content=\"5\"");
        assertThat(answer.field("Proxy-Status")).hasValue("usher/home;error=connection_refused");
    }

    @ParameterizedTest
    @CsvSource({"X: none, [0-9a-f-]{36}", "X-Request-Id: mine-1, mine-1"})
    void thePageNamesItsRequest(String field, String name) throws Exception {
        beStarting();

        RawResponse answer = client.send("GET", "/web/", BROWSER, field);

        String told = answer.field("X-Request-Id").orElseThrow();
        assertThat(told).matches(name);
        assertThat(answer.text()).contains("<code>" + told + "</code>");
    }

    @Test
    void aPageOfAnotherOriginMayReadIt() throws Exception {
        beStarting();

        RawResponse answer = client.send("GET", "/web/", BROWSER, "Origin: https://app.example");

        assertPage(answer, 503, "Your media server is starting");
        assertThat(answer.field("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void thePageComesBackToTheServerOnceItIsReady() throws Exception {
        beStarting();
        assertThat(client.send("GET", "/System/Ping", BROWSER).status()).isEqualTo(503);

        Soon.value(jellyfin.phase(Phase.READY));

        Soon.until(this::isReady);
    }

    private boolean isReady() {
        try {
            return client.send("GET", "/System/Ping", BROWSER).status() == 200;
        } catch (IOException noAnswer) {
            throw new AssertionError(noAnswer);
        }
    }

    @Test
    void anErrorOfTheServerIsItsOwn() throws Exception {
        jellyfin.fail(new Fault.Unavailable("7"));

        RawResponse answer = client.send("GET", "/web/", BROWSER);

        assertThat(answer.text()).isEqualTo("Service Unavailable");
    }
}
