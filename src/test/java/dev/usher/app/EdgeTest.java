package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.Field;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway does with a request before it knows what is asked, and with what it refuses. */
@ExtendWith(VertxExtension.class)
class EdgeTest {
    private static final String ID = "front-door";
    private static final int PATIENCE_MILLIS = 30_000;

    private FakeJellyfin jellyfin;
    private RawClient client;
    private int port;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(jellyfin.url()).set("id", ID).set("operation-body", "1KiB");
        port = Front.open(vertx, options);
        client = Front.client(port);
    }

    @Test
    void gatewaysOnFreePortsDoNotShareOne(Vertx vertx) throws Exception {
        FakeJellyfin cabin = Front.fake(vertx, FakeOptions.household().withServerName("cabin"));

        int another = Front.open(vertx, Front.unlimited(cabin.url()));

        assertThat(another).isNotEqualTo(port);
        for (int i = 0; i < 4; i++) {
            assertThat(Front.client(another).send("GET", "/System/Info/Public").text())
                    .contains("\"ServerName\":\"cabin\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 usher-front-door | 508",
                "1.0 fred, 1.1 usher-front-door | 508",
                "1.1 usher-front-door (comment), 1.1 other | 508",
                "1.1 usher-back-door | 200",
                "1.1 other (usher-front-door) | 200",
            })
    void requestThatCameThroughThisGatewayBeforeIsALoop(String via, int status) throws Exception {
        assertThat(client.send("GET", "/Users/Public", "Via: " + via).status()).isEqualTo(status);
        assertThat(client.send("GET", "/System/Ping", "Via: " + via).status()).isEqualTo(status);
        assertThat(jellyfin.requests()).hasSize(status == 508 ? 0 : 2);
    }

    @Test
    void serverWhoseAddressIsTheGatewayIsALoop(Vertx vertx) throws Exception {
        int free = Front.open(vertx, Front.unlimited(jellyfin.url()));
        int mirror =
                Front.open(vertx, Front.unlimited("http://127.0.0.1:" + free).set("id", ID));
        int loop = Front.open(vertx, Front.unlimited("http://127.0.0.1:" + port).set("id", ID));

        assertThat(Front.client(mirror).send("GET", "/System/Ping").status()).isEqualTo(200);
        assertProblem(Front.client(loop).send("GET", "/System/Ping"), 508, "loop-detected");
    }

    @Test
    void contentOverTheLimitIsRefusedAndTheConnectionClosed() throws Exception {
        String head = "POST /Users/New HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
        String content = "x".repeat(1025);
        String next = "GET /System/Ping HTTP/1.1\r\nHost: a\r\n\r\n";

        for (String framed : List.of(
                "Content-Length: 1025\r\n\r\n" + content,
                "Transfer-Encoding: chunked\r\n\r\n401\r\n" + content + "\r\n0\r\n\r\n")) {
            try (Socket socket = connect(head + framed + next)) {
                String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(all).startsWith("HTTP/1.1 413 ").contains("urn:usher:problem:content-too-large");
                assertThat(all).containsIgnoringCase("connection: close").containsOnlyOnce("HTTP/1.1");
            }
        }
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void nothingBehindARefusedRequestIsLookedAt() throws Exception {
        String refused = "TRACE /System/Ping HTTP/1.1\r\nHost: a\r\n\r\n";
        String behind = "POST /System/Ping HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";

        for (int i = 0; i < 20; i++) {
            try (Socket socket = connect(refused + behind)) {
                String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(all).startsWith("HTTP/1.1 405 ").containsOnlyOnce("HTTP/1.1");
            }
        }
        client.send("GET", "/System/Info/Public");

        assertThat(jellyfin.requests()).extracting(ReceivedRequest::target).containsExactly("/System/Info/Public");
    }

    @Test
    void contentWithinTheLimitPasses() throws Exception {
        String content = "{\"EnteredUsername\":\"" + "x".repeat(1002) + "\"}";

        raw(
                "POST",
                "POST /Users/ForgotPassword HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1024\r\n\r\n" + content);

        assertThat(onlyRequest().body().toString()).isEqualTo(content);
    }

    @Test
    void serverAnswersUnderItsName() throws Exception {
        assertThat(client.send("GET", "/servers/home/Users/Public").status()).isEqualTo(200);
        assertThat(client.send("GET", "/servers/home/System/Ping?x").status()).isEqualTo(200);

        assertThat(jellyfin.requests())
                .extracting(ReceivedRequest::target)
                .containsExactly("/Users/Public", "/System/Ping?x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/servers/nowhere/Users/Public", "/servers/", "/servers/nowhere", "/servers/HOME/System/Ping"})
    void unknownServerIsAProblem(String target) throws Exception {
        assertProblem(client.send("GET", target), 404, "no-such-server");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void browserMayReadOurErrors() throws Exception {
        String origin = "Origin: https://app.example";

        assertThat(client.send("GET", "/servers/x/Users", origin).field("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(client.send("TRACE", "/Users", origin).field("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(client.send("GET", "/servers/x/Users").field("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void browserMayReadThatAServerIsGone() throws Exception {
        Soon.value(jellyfin.stop());

        RawResponse stream = client.send("GET", "/System/Ping", "Origin: https://app.example");

        assertThat(stream.status()).isEqualTo(502);
        assertThat(stream.field("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(stream.field("Proxy-Status")).hasValue("usher/home;error=connection_refused");
    }

    @Test
    void uploadToAServerThatIsGoneIsAnsweredAndTheConnectionClosed() throws Exception {
        Soon.value(jellyfin.stop());
        String content = "x".repeat(300_000);

        try (Socket socket =
                connect("POST /System/Ping HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n" + content)) {
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all).startsWith("HTTP/1.1 502 ").containsIgnoringCase("connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/Users/New", "/System/Ping"})
    void forwardingFieldsOfTheClientAreReplaced(String target) throws Exception {
        String method = target.endsWith("New") ? "POST" : "GET";
        client.send(
                method,
                target,
                "X-Forwarded-For: 203.0.113.9",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Port: 1",
                "X-Forwarded-Prefix: /x",
                "X-Real-IP: 203.0.113.9",
                "Forwarded: for=203.0.113.9",
                "Content-Length: 0");

        var fields = onlyRequest().fields();
        assertThat(fields.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("http");
        assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("127.0.0.1:" + port);
        assertThat(fields.names())
                .extracting(String::toLowerCase)
                .doesNotContain("x-forwarded-port", "x-forwarded-prefix", "x-real-ip", "forwarded");
    }

    @Test
    void viaNamesThisGatewayAfterThoseBefore() throws Exception {
        client.send("GET", "/System/Ping", "Via: 1.0 fred");
        assertThat(String.join(", ", onlyRequest().fields().getAll("Via"))).isEqualTo("1.0 fred, 1.1 usher-" + ID);
        jellyfin.forgetRequests();

        client.send("GET", "/Users/Public");
        assertThat(onlyRequest().fields().getAll("Via")).containsExactly("1.1 usher-" + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/ForgotPassword", "/System/Ping"})
    void clientThatAsksWhetherToGoOnIsToldTo(String target) throws Exception {
        String content = new JsonObject().put("EnteredUsername", "nobody").encode();
        try (Socket socket = connect("POST " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + content.length()
                + "\r\n\r\n")) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            assertThat(in.readLine()).startsWith("HTTP/1.1 100 ");
            assertThat(in.readLine()).isEmpty();
            socket.getOutputStream().write(content.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(in.readLine()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(onlyRequest().body().toString()).isEqualTo(content);
        assertThat(onlyRequest().fields().contains("Expect")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/Public", "/System/Info/Public"})
    void oldClientIsAnsweredAndItsConnectionClosed(String target) throws Exception {
        String chunkless;
        try (Socket socket = connect("GET " + target + " HTTP/1.0\r\n\r\n")) {
            chunkless = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        String[] parts = chunkless.split("\r\n\r\n", 2);
        assertThat(parts[0]).startsWith("HTTP/1.").contains(" 200 OK").doesNotContainIgnoringCase("chunked");
        assertThat(parts[1]).startsWith(target.equals("/Users/Public") ? "[" : "{");
        assertThat(parts[1]).endsWith(target.equals("/Users/Public") ? "]" : "}");
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInTheirOrder() throws Exception {
        jellyfin.fail(
                request -> request.path().equals("/System/Info/Public"), new Fault.Delayed(Duration.ofMillis(200)));
        String content = "{\"EnteredUsername\":\"nobody\"}";
        String requests = "GET /System/Info/Public HTTP/1.1\r\nHost: a\r\n\r\n"
                + "POST /System/Ping HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
                + "POST /Users/ForgotPassword HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                + content.length() + "\r\n\r\n" + content
                + "GET /Users/Public HTTP/1.1\r\nHost: a\r\n\r\n"
                + "GET /servers/x/ HTTP/1.1\r\nHost: a\r\n\r\n";

        List<RawResponse> answers = client.sendAll(
                List.of("GET", "POST", "POST", "GET", "GET"), requests.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answers).extracting(RawResponse::status).containsExactly(200, 200, 200, 200, 404);
        assertThat(answers.get(0).text()).contains("ServerName");
        assertThat(answers.get(1).text()).isEqualTo("\"Jellyfin Server\"");
        assertThat(answers.get(2).text()).contains("PinFile");
        assertThat(answers.get(3).text()).startsWith("[");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /System/Ping HTTP/1.1\\r\\nHost : a\\r\\n\\r\\n | 400 | malformed-request",
                "POST /Users/New HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 3\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n | 400 | malformed-request",
                "POST /Users/New HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 3\\r\\nContent-Length: 4\\r\\n\\r\\n | 400 | malformed-request",
                "GET /LONG HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n | 414 | target-too-long",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nX: LONG\\r\\n\\r\\n | 431 | fields-too-large",
            })
    void whatIsNotHttpIsRefusedAndTheConnectionClosed(String request, int status, String type) throws Exception {
        String bytes = request.replace("\\r\\n", "\r\n").replace("LONG", "x".repeat(33_000));

        RawResponse answer = raw("GET", bytes);

        assertProblem(answer, status, type);
        assertThat(answer.field("Connection")).hasValue("close");
        assertThat(jellyfin.requests()).isEmpty();
    }

    private static void assertProblem(RawResponse answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(answer.text());
        assertThat(problem.getString("type")).isEqualTo("urn:usher:problem:" + type);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(answer.fields()).extracting(Field::name).doesNotContain("Server");
    }

    private ReceivedRequest onlyRequest() {
        assertThat(jellyfin.requests()).hasSize(1);
        return jellyfin.requests().get(0);
    }

    private RawResponse raw(String method, String request) throws IOException {
        return client.send(method, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Socket connect(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
