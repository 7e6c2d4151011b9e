package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.Fault;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a connection after what came on it. */
class EdgeConnectionTest extends EdgeCase {
    private static final int PATIENCE_MILLIS = 30_000;

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

    private Socket connect(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
