package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client that names its request by a secret that the request carries has it written down nowhere: not in our own errors, and
 * not in the access log, at which {@link dev.usher.testing.SecretScan} looks.
 */
@ExtendWith(VertxExtension.class)
class RequestIdSecretTest {
    /** No token of today, so that its looks do not give it away. */
    private static final String SECRET = Secrets.register("k3y.of-the/House");

    private static final String LIST = "Client=\"tv\", DeviceId=\"tv-42\", Token=\"" + SECRET + "\"";
    private static final String FORM = "Content-Type: application/json";

    /** A request that has the secret in one place: its line, a field, its content. */
    private record Carrying(String line, String field, Buffer content) {
        private static Carrying get(String target, String field) {
            return new Carrying("GET " + target, field, Buffer.buffer());
        }

        private static Carrying post(String target, String type, Buffer content) {
            return new Carrying("POST " + target, type, content);
        }

        private RawResponse send(Operated operated, String id) throws Exception {
            Buffer whole = Buffer.buffer(line + " HTTP/1.1\r\nHost: a\r\n" + field + "\r\nX-Request-Id: " + id
                            + "\r\nContent-Length: " + content.length() + "\r\n\r\n")
                    .appendBuffer(content);
            return operated.main().send(line.substring(0, line.indexOf(' ')), whole.getBytes());
        }

        @Override
        public String toString() {
            return line.replaceAll("\\?.*", "?") + " " + field.replaceAll(":.*", "");
        }
    }

    private static final List<Carrying> CARRIERS = List.of(
            Carrying.get("/Users/Me", "Authorization: MediaBrowser " + LIST),
            Carrying.get("/Users/Me", "X-Emby-Authorization: MediaBrowser " + LIST),
            Carrying.get("/Users/Me", "X-Emby-Token: " + SECRET),
            Carrying.get("/Users/Me", "X-MediaBrowser-Token: " + SECRET),
            Carrying.get("/Users/Me?ApiKey=k3y.of-the%2FHouse", "X: y"),
            Carrying.get("/Users/Me?api_key=" + SECRET, "X: y"),
            Carrying.get("/System/Info?api_key=" + SECRET, "X: y"),
            Carrying.get("/System/Info", "Authorization: Emby " + LIST),
            Carrying.get("/System/Info", "Authorization: Bearer " + SECRET),
            Carrying.get("/System/Info", "Cookie: session=" + SECRET + "; theme=dark"),
            Carrying.get("/servers/nobody/x", "X-Emby-Token: " + SECRET),
            Carrying.post("/Users/AuthenticateByName", FORM, Buffer.buffer("{\"Pw\":\"" + SECRET + "\"}")),
            Carrying.post("/Users/AuthenticateByName", FORM, Buffer.buffer("{\"pW\":\"\\u006b3y.of-the/House\"}")),
            Carrying.post(
                    "/Users/AuthenticateByName",
                    FORM + "; charset=utf-16",
                    Buffer.buffer(("{\"Pw\":\"" + SECRET + "\"}").getBytes(StandardCharsets.UTF_16LE))),
            Carrying.post("/Users/ForgotPassword/Pin", FORM, Buffer.buffer("{\"Pin\":\"" + SECRET + "\"}")),
            Carrying.post("/Users/Password", FORM, Buffer.buffer("{\"NewPw\":\"" + SECRET + "\"}")));

    private static Operated unreachable(Vertx vertx, String format) throws Exception {
        return Operated.open(
                vertx,
                Front.unlimited("http://127.0.0.1:1").set("retry.attempts", 1).set("access-log.format", format));
    }

    @ParameterizedTest
    @FieldSource("CARRIERS")
    void secretIsNoName(Carrying request, Vertx vertx) throws Exception {
        Operated operated = unreachable(vertx, "json");

        for (String id :
                List.of(SECRET, SECRET.toUpperCase(), "tv-" + SECRET + "-1", "k3yoftheHouse", "of-the/House")) {
            RawResponse answer = request.send(operated, id);

            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.field("X-Request-Id"))
                    .hasValueSatisfying(name -> assertThat(name).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
            assertThat(answer.text()).doesNotContain(id);
        }
        Soon.value(operated.undeploy());
    }

    @ParameterizedTest
    @FieldSource("CARRIERS")
    void otherNamesAreKeptBesideIt(Carrying request, Vertx vertx) throws Exception {
        Operated operated = unreachable(vertx, "logfmt");

        for (String id : List.of("tv-42/1", UUID.randomUUID().toString())) {
            assertThat(request.send(operated, id).field("X-Request-Id")).hasValue(id);
        }
        Soon.value(operated.undeploy());
    }

    /** Those of {@code DELETE /Auth/Keys/KEY} stand in the path, and a client may take one for its request's name alone. */
    @ParameterizedTest
    @ValueSource(strings = {"a7d1c0ffee5ec7e7a7d1c0ffee5ec7e7", "tv:A7D1C0FFEE5EC7E7A7D1C0FFEE5EC7E7:1"})
    void whatLooksLikeATokenIsNoName(String token, Vertx vertx) throws Exception {
        Secrets.register(token);
        RawResponse answer = unreachable(vertx, "json").get("/servers/nobody/x", "X-Request-Id: " + token);

        assertThat(answer.field("X-Request-Id")).isPresent();
        Secrets.assertNotIn(answer.field("X-Request-Id").get());
    }

    @Test
    void contentThatNobodyCouldReadLeavesTheNameOut(Vertx vertx) throws Exception {
        Operated operated = unreachable(vertx, "json");
        String half = "{\"Pw\":\"" + SECRET + "\"";

        for (String type : List.of(FORM, FORM + "\r\nContent-Encoding: gzip", "Content-Type: text/plain")) {
            RawResponse answer = Carrying.post("/Users/AuthenticateByName", type, Buffer.buffer(half))
                    .send(operated, SECRET);

            Secrets.assertNotIn(answer.field("X-Request-Id").orElseThrow());
        }
    }

    @Test
    @Proves("operation-body")
    void contentThatDidNotComeWholeLeavesTheNameOut(Vertx vertx) throws Exception {
        Operated operated =
                Operated.open(vertx, Front.unlimited("http://127.0.0.1:1").set("operation-body", "1KiB"));

        RawResponse answer = Carrying.post(
                        "/Users/AuthenticateByName",
                        FORM,
                        Buffer.buffer("{\"Pw\":\"" + SECRET + "\"}" + " ".repeat(1024)))
                .send(operated, SECRET);

        assertThat(answer.status()).isEqualTo(413);
        Secrets.assertNotIn(answer.field("X-Request-Id").orElseThrow());
    }

    @Test
    void adminListenersSecretIsNoName(Vertx vertx) throws Exception {
        Operated operated = unreachable(vertx, "json");

        RawResponse answer = operated.admin()
                .send(
                        "GET",
                        "/nothing",
                        "Authorization: Bearer " + Operated.SECRET,
                        "X-Request-Id: " + Operated.SECRET);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.field("X-Request-Id")).isPresent();
        assertThat(answer.text()).doesNotContain(Operated.SECRET);
    }
}
