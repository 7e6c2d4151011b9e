package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.Phase;
import dev.usher.testing.Field;
import dev.usher.testing.Origin;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser asks whether a page of another origin may ask: it may, also while the server cannot say so. */
@ExtendWith(VertxExtension.class)
class PreflightTest {
    private static final String LIST = "/Users/Public";
    private static final String ORIGIN = "Origin: https://app.example.org";
    private static final String METHOD = "Access-Control-Request-Method: POST";
    private static final String FIELDS = "Access-Control-Request-Headers: authorization,content-type";

    private Vertx vertx;
    private FakeJellyfin jellyfin;
    private RawClient client;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        jellyfin = Front.fake(vertx, FakeOptions.household());
        client = before(jellyfin.url());
        assertThat(client.send("GET", "/System/Ping").status()).isEqualTo(200);
    }

    private RawClient before(String url) throws Exception {
        return Front.client(Front.open(vertx, Front.unlimited(url)));
    }

    /** What a ready server answered when it was recorded. */
    private static void assertLeave(RawResponse answer) {
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.field("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.field("Access-Control-Allow-Methods")).hasValue("POST");
        assertThat(answer.field("Access-Control-Allow-Headers")).hasValue("authorization,content-type");
    }

    private static void assertGivenHere(RawResponse answer) {
        assertLeave(answer);
        assertThat(answer.field("Proxy-Status")).hasValue("usher/home;error=destination_unavailable");
    }

    private RawResponse preflight(String target) throws IOException {
        return client.send("OPTIONS", target, ORIGIN, METHOD, FIELDS);
    }

    private static CompletableFuture<RawResponse> list(RawClient client) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.send("GET", LIST, ORIGIN);
            } catch (IOException noAnswer) {
                throw new UncheckedIOException(noAnswer);
            }
        });
    }

    @Test
    void serverThatIsReadySaysItItself() throws Exception {
        jellyfin.forgetRequests();

        RawResponse answer = preflight(LIST);

        assertLeave(answer);
        assertThat(answer.field("Proxy-Status")).isEmpty();
        assertThat(jellyfin.requests()).singleElement().satisfies(request -> {
            assertThat(request.method().name()).isEqualTo("OPTIONS");
            assertThat(request.target()).isEqualTo(LIST);
        });
    }

    @Test
    void whatThePageAsksThenWaitsForAServerThatIsGoneForAWhile() throws Exception {
        Soon.value(jellyfin.stop());

        assertGivenHere(preflight(LIST));
        CompletableFuture<RawResponse> waiting = list(client);
        Soon.value(jellyfin.phase(Phase.LOADING));
        Soon.until(() -> jellyfin.count(request -> request.path().equals(LIST)) > 0);
        assertThat(waiting).isNotDone();
        Soon.value(jellyfin.phase(Phase.READY));

        assertThat(waiting.get().status()).isEqualTo(200);
        assertThat(waiting.get().field("Access-Control-Allow-Origin")).hasValue("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/Items", "/Nope", "/servers/home/Users/Me"})
    void leaveIsGivenWhileTheServerStarts(String target) throws Exception {
        Soon.value(jellyfin.phase(Phase.SET_UP));
        jellyfin.forgetRequests();

        assertGivenHere(preflight(target));
        assertThat(jellyfin.requests())
                .as("it was asked, and answered with its page")
                .hasSize(1);
        assertGivenHere(preflight(target));
        assertThat(jellyfin.requests()).as("it has asked for quiet").hasSize(1);
    }

    @Test
    void leaveIsGivenWhereNobodyListensAndWhereTheServerIsKnownToBeDown() throws Exception {
        client = Front.client(Front.open(
                vertx,
                Front.unlimited(Origin.nobody().toString())
                        .set("circuit.failures", 1)
                        .set("circuit.pause", "1h")));

        assertGivenHere(preflight(LIST));
        RawResponse refused = client.send("GET", "/Items", ORIGIN);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.field("Access-Control-Allow-Origin")).hasValue("*");
        assertGivenHere(preflight("/Items"));
    }

    @Test
    void leaveHasTheFieldsOfTheListAndNoOthers() throws Exception {
        Soon.value(jellyfin.stop());

        TreeSet<String> listed = new TreeSet<>();
        try (InputStream file = PreflightTest.class.getResourceAsStream("/transparency.json")) {
            new ObjectMapper()
                    .readTree(file)
                    .path("own-preflight")
                    .forEach(line -> listed.add(line.path("field").asText().toLowerCase(Locale.ROOT)));
        }

        assertThat(names(preflight(LIST))).isEqualTo(listed);
        listed.remove("access-control-allow-headers");
        assertThat(names(client.send("OPTIONS", LIST, ORIGIN, METHOD))).isEqualTo(listed);
    }

    private static TreeSet<String> names(RawResponse answer) {
        TreeSet<String> names = new TreeSet<>();
        answer.fields().stream()
                .map(Field::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {ORIGIN, METHOD})
    void whatIsNoPreflightIsToldWhy(String alone) throws Exception {
        Soon.value(jellyfin.stop());

        RawResponse answer = client.send("OPTIONS", LIST, alone);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).contains("urn:usher:problem:server-unreachable");
    }

    @Test
    void otherFailuresOfTheServerAreItsOwn() throws Exception {
        jellyfin.fail(new Fault.Unavailable("7"));

        assertThat(preflight(LIST).text()).isEqualTo("Service Unavailable");
    }

    @Test
    void serverThatHasBeenHeardToChooseAmongOriginsIsNotSpokenFor() throws Exception {
        HttpServer choosing = Soon.value(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(204)
                        .putHeader("Access-Control-Allow-Origin", "https://other.example")
                        .end())
                .listen(0, "127.0.0.1"));
        client = before("http://127.0.0.1:" + choosing.actualPort());
        assertThat(preflight(LIST).field("Access-Control-Allow-Origin")).hasValue("https://other.example");
        Soon.value(choosing.close());

        RawResponse answer = preflight(LIST);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.field("Access-Control-Allow-Methods")).isEmpty();
    }
}
