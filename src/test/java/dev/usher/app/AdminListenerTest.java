package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.Proves;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask the admin listener, by which name, and what for. */
@ExtendWith(VertxExtension.class)
class AdminListenerTest {
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final String KNOWING = "Authorization: Bearer " + Operated.SECRET;

    @TempDir
    Path directory;

    private Vertx vertx;

    @BeforeEach
    void start(Vertx ofThisTest) {
        vertx = ofThisTest;
    }

    private static GatewayOptions options() {
        return Front.unlimited(NOBODY);
    }

    private static RawResponse send(Operated operated, String head) throws Exception {
        return operated.admin().send(head.split(" ")[0], (head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertProblem(RawResponse answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text()).contains("\"urn:usher:problem:" + type + "\"", "\"request_id\":\"");
        assertThat(answer.field("X-Request-Id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer the-secret-of-whoever-runs-iT", "Basic the-secret"})
    void statusAsksForTheSecret(String presented) throws Exception {
        RawResponse answer =
                Operated.open(vertx, options()).admin().send("GET", "/usher/status", "Authorization: " + presented);

        assertProblem(answer, 401, "secret-required");
        assertThat(answer.field("WWW-Authenticate")).hasValue("Bearer");
    }

    @ParameterizedTest
    @CsvSource({"/usher/health/live, 200", "/usher/health/ready, 200", "/metrics, 200", "/usher/status, 401", "/x, 401"
    })
    void healthAndMetricsAloneDoNot(String path, int status) throws Exception {
        assertThat(Operated.open(vertx, options()).admin().send("GET", path).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "127.0.0.1:9096, 200",
        "localhost:9096, 200",
        "LOCALHOST, 200",
        "usher.localhost, 200",
        "[::1]:9096, 200",
        "192.168.1.9, 200",
        "box:9096, 200",
        "BOX, 200",
        "evil.example, 421",
        "localhost.evil.example, 421",
        "127.0.0.1.evil.example, 421",
        "box.evil.example, 421"
    })
    @Proves("admin.hosts")
    void onlyNamesThatNoStrangerCanMakeUpAreTaken(String host, int status) throws Exception {
        Operated operated = Operated.open(vertx, options().set("admin.hosts", List.of("box")));

        for (String path : new String[] {"/usher/status", "/metrics", "/usher/health/live"}) {
            RawResponse answer = send(operated, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + KNOWING);
            assertThat(answer.status()).as(path).isEqualTo(status);
            if (status == 421) {
                assertProblem(answer, 421, "wrong-host");
            }
        }
    }

    @Test
    void noHostAndTwoHostsAreRefused() throws Exception {
        Operated operated = Operated.open(vertx, options());

        assertProblem(send(operated, "GET /metrics HTTP/1.1\r\nX: y"), 400, "malformed-request");
        assertProblem(send(operated, "GET /metrics HTTP/1.1\r\nHost: localhost\r\nHost: x.example"), 421, "wrong-host");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415, json-required",
        "application/x-www-form-urlencoded, 415, json-required",
        "application/jsonp, 415, json-required",
        "application/json, 405, method-refused",
        "Application/JSON; charset=utf-8, 405, method-refused"
    })
    void writeThatIsNotJsonIsRefusedBeforeAnybodyLooksAtIt(String type, int status, String problem) throws Exception {
        Operated operated = Operated.open(vertx, options());

        assertProblem(
                operated.admin().send("POST", "/usher/status", KNOWING, "Content-Type: " + type, "Content-Length: 0"),
                status,
                problem);
    }

    @Test
    void writeWithoutTheSecretIsToldOfTheSecretAlone() throws Exception {
        Operated operated = Operated.open(vertx, options());

        assertProblem(operated.admin().send("POST", "/usher/status", "Content-Length: 0"), 401, "secret-required");
        assertProblem(operated.ask("/nothing", Operated.SECRET), 404, "not-found");
    }

    @Test
    @Proves("admin.secret-file")
    void secretIsMadeIntoAFileForItsOwnerAloneAndStaysTheSame() throws Exception {
        Path file = directory.resolve("admin.secret");
        GatewayOptions options = options().set("admin.secret-file", file.toString());
        Operated first = Operated.openAsItIs(vertx, options);

        String secret = Secrets.register(Files.readString(file).strip());
        assertThat(secret).hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.ask("/usher/status", secret).status()).isEqualTo(200);
        Soon.value(first.undeploy());

        Operated second = Operated.openAsItIs(vertx, options);
        assertThat(Files.readString(file).strip()).isEqualTo(secret);
        assertThat(second.ask("/usher/status", secret).status()).isEqualTo(200);
    }

    @Test
    @Proves("admin.secret")
    void configuredSecretMakesNoFile() throws Exception {
        Path file = directory.resolve("none");
        Operated operated = Operated.open(vertx, options().set("admin.secret-file", file.toString()));

        assertThat(operated.ask("/usher/status", Operated.SECRET).status()).isEqualTo(200);
        assertThat(file).doesNotExist();
    }

    @Test
    void whereNoSecretCanBeHadNobodyKnowsIt() throws Exception {
        Path nowhere = directory.resolve("no/such/directory/secret");
        Path empty = Files.createFile(directory.resolve("empty"));

        for (Path file : new Path[] {nowhere, empty}) {
            Operated operated = Operated.openAsItIs(vertx, options().set("admin.secret-file", file.toString()));
            assertThat(operated.ask("/usher/status", "").status()).isEqualTo(401);
            assertThat(operated.admin().send("GET", "/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    @Proves("admin.enabled")
    void itCanBeSwitchedOff() throws Exception {
        GatewayVerticle gateway =
                new GatewayVerticle(options().listen("127.0.0.1", 0).set("admin.enabled", false));
        Soon.value(vertx.deployVerticle(gateway));

        assertThat(gateway.adminPort()).isZero();
    }

    @Test
    void embedderWhoAsksForNoneHasNone() {
        assertThat(options().settings().admin().enabled()).isFalse();
        assertThat(options().set("admin.port", 1).settings().admin().enabled()).isTrue();
    }

    @Test
    @Proves("admin.port")
    void aTakenPortIsToldAndNothingListens() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            GatewayVerticle gateway = new GatewayVerticle(options()
                    .listen("127.0.0.1", 0)
                    .set("admin.secret", Operated.SECRET)
                    .set("admin.port", taken.getLocalPort()));

            assertThatThrownBy(() -> Soon.value(vertx.deployVerticle(gateway)))
                    .hasMessageContaining(
                            "Usher's admin listener cannot listen on 127.0.0.1:" + taken.getLocalPort()
                                    + ": something else listens there. Set admin.port to one that is free, or admin.enabled to false.");
            assertThat(vertx.deploymentIDs()).isEmpty();
        }
    }

    @Test
    void settingsDoNotTellTheSecret() {
        assertThat(options().set("admin.secret", Operated.SECRET).settings().toString())
                .doesNotContain(Operated.SECRET);
    }
}
