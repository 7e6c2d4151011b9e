package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.Field;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway does with a request before it knows what is asked, and with what it refuses. */
class EdgeTest extends EdgeCase {
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
}
