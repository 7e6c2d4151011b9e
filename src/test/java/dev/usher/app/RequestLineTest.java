package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods, targets and hosts the gateway takes, before it looks at what is asked. */
@ExtendWith(VertxExtension.class)
class RequestLineTest {
    private FakeJellyfin jellyfin;
    private RawClient client;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, FakeOptions.household());
        client = Front.client(Front.open(vertx, Front.unlimited(jellyfin.url())));
    }

    @ParameterizedTest
    @CsvSource({
        "http://front.example/Users/Public, front.example, 200",
        "HTTP://FRONT.example/Users/Public?x=y, front.example, 200",
        "http://front.example/System/Ping, front.example, 200",
        "http://front.example, front.example, 302",
        "http://other.example/Users/Public, front.example, 400",
        "http://front.example:80/Users/Public, front.example, 400",
        "http://front.example@other.example/Users/Public, front.example, 400",
        "ftp://front.example/Users/Public, front.example, 400",
        "front.example/Users/Public, front.example, 400",
        "*, front.example, 400"
    })
    void targetInAbsoluteFormNamesTheHost(String target, String host, int status) throws Exception {
        RawResponse answer = raw("GET", "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertProblem(answer, 400, "bad-request-target");
            assertThat(jellyfin.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a\r\nHost: b\r\n",
                "Host: a\r\nHost: a\r\n",
                "Host: \u00e9\r\n",
                "Host: a b\r\n",
                "Host: a/b\r\n"
            })
    void requestNamesItsHostOnceAndLegibly(String hosts) throws Exception {
        assertProblem(raw("GET", "GET /Users/Public HTTP/1.1\r\n" + hosts + "\r\n"), 400, "bad-request-target");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void hostOfTheClientIsToldToTheServerWhichIsAddressedByItsOwn() throws Exception {
        raw("GET", "GET /Users/Public HTTP/1.1\r\nHost: media.example:8443\r\n\r\n");

        assertThat(onlyRequest().fields().get("Host")).isEqualTo("127.0.0.1:" + jellyfin.port());
        assertThat(onlyRequest().fields().get("X-Forwarded-Host")).isEqualTo("media.example:8443");
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, front.example:443", "CONNECT, /Users/Me", "TRACE, /Users/Me", "TRACE, /System/Ping"})
    void connectAndTraceAreRefused(String method, String target) throws Exception {
        RawResponse answer = raw(method, method + " " + target + " HTTP/1.1\r\nHost: front.example:443\r\n\r\n");

        assertProblem(answer, 405, "method-refused");
        assertThat(answer.field("Allow").orElseThrow()).contains("GET").doesNotContain(method);
        assertThat(jellyfin.requests()).isEmpty();
    }

    /** A server compares methods without their case: it would execute what nobody here had taken for a login. */
    @ParameterizedTest
    @ValueSource(strings = {"post", "Post", "get", "dELETE", "trace", "connect"})
    void knownMethodInOtherLettersIsRefused(String method) throws Exception {
        RawResponse answer = raw(method, method + " /Users/AuthenticateByName HTTP/1.1\r\nHost: a\r\n\r\n");

        assertProblem(answer, 405, "method-refused");
        assertThat(jellyfin.requests()).isEmpty();
    }

    @Test
    void unknownMethodIsForTheServerToRefuse() throws Exception {
        RawResponse answer = raw("brew", "brew /Users/Me HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(jellyfin.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../Users/Me",
                "/..",
                "/x/../../Users/Me",
                "/%2e%2E/jellyfin/Users/AuthenticateByName",
                "/.%2e/Users/Me",
                "/servers/home/../../../Users/Me"
            })
    void targetThatClimbsAboveTheRootIsRefused(String target) throws Exception {
        assertProblem(raw("GET", "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"), 400, "bad-request-target");
        assertThat(jellyfin.requests()).isEmpty();
    }

    /** What remains behind the name of a server has a root of its own. */
    @Test
    void targetThatClimbsAboveItsServerIsRefused() throws Exception {
        assertProblem(
                raw("GET", "GET /servers/home/../../Users/Me HTTP/1.1\r\nHost: a\r\n\r\n"), 400, "bad-request-target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x/../System/Ping", "/System/./Ping", "/System/Ping?a=/../../.."})
    void targetThatStaysBelowTheRootPasses(String target) throws Exception {
        assertThat(client.send("GET", target).status()).isEqualTo(200);
    }

    private static void assertProblem(RawResponse answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(new JsonObject(answer.text()).getString("type")).isEqualTo("urn:usher:problem:" + type);
    }

    private ReceivedRequest onlyRequest() {
        assertThat(jellyfin.requests()).hasSize(1);
        return jellyfin.requests().get(0);
    }

    private RawResponse raw(String method, String request) throws IOException {
        return client.send(method, request.getBytes(StandardCharsets.ISO_8859_1));
    }
}
