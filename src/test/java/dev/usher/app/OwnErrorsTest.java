package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.Field;
import dev.usher.testing.Origin;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each error of Usher's own has just the fields that {@code transparency.json} lists for it. */
@ExtendWith(VertxExtension.class)
class OwnErrorsTest {
    private static final String REST = " HTTP/1.1\r\nHost: a\r\nOrigin: https://app.example\r\n";

    private final Map<String, TreeSet<String>> seen = new TreeMap<>();
    private Vertx vertx;
    private FakeJellyfin jellyfin;
    private RawClient client;
    private RawClient impatient;
    private int crowded;

    @BeforeEach
    void start(Vertx ofThisTest) throws Exception {
        vertx = ofThisTest;
        jellyfin = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(jellyfin.url())
                .set("id", "x")
                .set("operation-body", "1KiB")
                .set("limits.logins.rate", "1/hour")
                .set("limits.logins.burst", 1)
                .set("listen.base-path", "/media")
                .set("lan", new JsonArray().add("10.0.0.0/8"));
        client = Front.client(Front.open(vertx, options));
        impatient =
                Front.client(Front.open(vertx, Front.unlimited(jellyfin.url()).set("listen.head-timeout", "2s")));
        crowded = Front.open(vertx, Front.unlimited(jellyfin.url()).set("listen.connections-per-address", 1));
    }

    @Test
    void fieldsAreThoseOfTheList() throws Exception {
        provokeRefusals();
        provokeRefusalsOfHeads();
        provokeLimit();
        provokeFailures();
        provokeRefusalOfServerThatIsDown();
        provokeFailuresOfAllServers();
        provokeOverload();
        provokeClosing();

        assertThat(seen).isEqualTo(listed());
    }

    private void provokeRefusals() throws IOException {
        provoke("GET http://b/" + REST + "\r\n");
        provoke("GET /media/Users/Me" + REST + "X-Emby-Token: \u00e9\r\n\r\n");
        provoke("TRACE /Users" + REST + "\r\n");
        provoke("GET /media/servers/b/" + REST + "\r\n");
        provoke("POST /media/Users/New" + REST + "Content-Length: 1025\r\n\r\n" + "x".repeat(1025));
        provoke("GET /" + REST + "\r\n");
        provoke("GET /media/Startup/User" + REST + "\r\n");
        provoke("GET /" + REST + "Via: 1.1 usher-x\r\n\r\n");
        provoke("GET /media/web" + REST + "Cache-Control: only-if-cached\r\n\r\n");
    }

    private void provokeRefusalsOfHeads() throws IOException {
        provoke("GET /" + REST + "X : y\r\n\r\n");
        provoke("GET /" + "x".repeat(33_000) + REST + "\r\n");
        provoke("GET /" + REST + "X: " + "x".repeat(33_000) + "\r\n\r\n");
        provoke("GET /" + REST + "X: y\r\n".repeat(101) + "\r\n");
        provoke("GET / HTTP/2.0\r\n");
        provoke("POST /" + REST + "Transfer-Encoding: gzip, chunked\r\n\r\n");
        note(impatient.send("GET", octets("GET /" + REST)));
        try (Socket one = new Socket("127.0.0.1", crowded)) {
            one.getOutputStream().write(octets("GET /System/Ping" + REST + "\r\n"));
            one.getInputStream().read();
            note(Front.client(crowded).send("GET", octets("GET /" + REST + "\r\n")));
        }
    }

    private void provokeLimit() throws IOException {
        String login = "POST /media/Users/ForgotPassword" + REST + "Content-Length: 0\r\n\r\n";
        send(login);
        provoke(login);
    }

    private void provokeFailures() throws Exception {
        provokeTimeout();
        jellyfin.fail(OwnErrorsTest::isPing, new Fault.Reset(true));
        provoke("GET /media/System/Ping" + REST + "\r\n");
        jellyfin.fail(request -> request.path().equals("/Users"), new Fault.Elsewhere());
        provoke("GET /media/Users" + REST + "\r\n");
        jellyfin.fail(OwnErrorsTest::isPing, new Fault.SetUp());
        send("GET /media/System/Ping" + REST + "\r\n");
        provoke("GET /media/System/Ping" + REST + "\r\n");
    }

    private static boolean isPing(ReceivedRequest request) {
        return request.path().equals("/System/Ping");
    }

    private static boolean isList(ReceivedRequest request) {
        return request.path().equals("/Users/Public");
    }

    /** By a gateway of its own: one that gives up so soon may ask twice for what it is told once. */
    private void provokeTimeout() throws Exception {
        int hurried = Front.open(vertx, Front.unlimited(jellyfin.url()).set("deadlines.attempt", "100ms"));
        jellyfin.failAlways(any -> true, new Fault.Hang());
        note(Front.client(hurried).send("POST", octets("POST /Users/New" + REST + "Content-Length: 0\r\n\r\n")));
        jellyfin.heal();
    }

    private void provokeRefusalOfServerThatIsDown() throws Exception {
        GatewayOptions options = Front.unlimited(Origin.nobody().toString())
                .set("circuit.failures", 1)
                .set("circuit.pause", "1h");
        client = Front.client(Front.open(vertx, options));
        send("GET /System/Ping" + REST + "\r\n");
        provoke("GET /System/Ping" + REST + "\r\n");
    }

    private void provokeFailuresOfAllServers() throws Exception {
        String nobody = Origin.nobody().toString();
        String list = "GET /Users/Public" + REST + "\r\n";
        client = ofTwo(nobody, "10s");
        provoke(list);
        provoke(list);
        client = ofTwo(jellyfin.url(), "200ms");
        jellyfin.failAlways(any -> true, new Fault.Hang());
        provoke(list);
        jellyfin.heal();
        client = ofTwo(jellyfin.url(), "10s");
        jellyfin.failAlways(any -> true, new Fault.SetUp());
        provoke(list);
        jellyfin.heal();
    }

    private RawClient ofTwo(String url, String part) throws Exception {
        GatewayOptions options = Front.unlimited(url)
                .server("cabin", url)
                .aggregate("home", "cabin")
                .set("circuit.failures", 1)
                .set("circuit.pause", "1h")
                .set("retry.attempts", 1)
                .set("deadlines.part", part);
        return Front.client(Front.open(vertx, options));
    }

    private void provokeOverload() throws Exception {
        int busy = Front.open(
                vertx, Front.unlimited(jellyfin.url()).set("concurrency.max", 1).set("concurrency.queue", 0));
        jellyfin.fail(OwnErrorsTest::isList, new Fault.Hang());
        jellyfin.forgetRequests();
        try (Socket one = new Socket("127.0.0.1", busy)) {
            one.getOutputStream().write(octets("GET /Users/Public" + REST + "\r\n"));
            Soon.until(() -> jellyfin.count(OwnErrorsTest::isList) == 1);
            note(Front.client(busy).send("GET", octets("GET /QuickConnect/Enabled" + REST + "\r\n")));
        }
    }

    /** An application may listen on when it has closed its gateway. */
    private void provokeClosing() throws Exception {
        Gateway gateway = Gateway.create(vertx, Front.unlimited(jellyfin.url()));
        Router router = Router.router(vertx);
        router.route("/*").handler(gateway.handler(""));
        HttpServer server =
                Soon.value(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        Soon.value(gateway.close());
        client = Front.client(server.actualPort());
        provoke("GET /System/Ping" + REST + "\r\n");
    }

    private void provoke(String request) throws IOException {
        note(send(request));
    }

    private void note(RawResponse answer) {
        assertThat(answer.text()).contains("urn:usher:problem:");
        String type = new JsonObject(answer.text()).getString("type").substring("urn:usher:problem:".length());
        TreeSet<String> fields = new TreeSet<>();
        answer.fields().stream()
                .map(Field::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .forEach(fields::add);
        assertThat(seen.put(type, fields)).as("first " + type).isNull();
    }

    private RawResponse send(String request) throws IOException {
        return client.send(request.split(" ")[0], octets(request));
    }

    private static byte[] octets(String request) {
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What the list says of each type; one that no line names has what all have. */
    private Map<String, TreeSet<String>> listed() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (InputStream file = OwnErrorsTest.class.getResourceAsStream("/transparency.json")) {
            new ObjectMapper().readTree(file).path("own-errors").forEach(lines::add);
        }
        Map<String, TreeSet<String>> byType = new TreeMap<>();
        lines.forEach(line -> names(line).forEach(type -> byType.put(type, new TreeSet<>())));
        seen.forEach((type, fields) -> byType.putIfAbsent(type, new TreeSet<>()));
        for (JsonNode line : lines) {
            assertThat(line.path("why").asText()).isNotBlank();
            String types = line.path("types").asText();
            byType.forEach((type, fields) -> {
                if (types.startsWith("all") != names(line).contains(type)) {
                    fields.add(line.path("field").asText().toLowerCase(Locale.ROOT));
                }
            });
        }
        return byType;
    }

    private static List<String> names(JsonNode line) {
        String types = line.path("types").asText();
        return types.equals("all")
                ? List.of()
                : List.of(types.replace("all but ", "").split(", "));
    }
}
