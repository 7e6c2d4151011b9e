package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields say of the content of a login: its type, its charset, and whether there is any. */
class LoginContentTypeTest extends LoginBodyCase {
    @ParameterizedTest
    @CsvSource({"UTF-8, utf-8", "UTF-16LE, utf-16", "UTF-16LE, utf-16le"})
    void aByteOrderMarkMayStandBeforeTheText(String charset, String named) {
        String type = JSON + "; charset=" + named;
        String content = "{\"Username\":\"Zoë 😀\"}";

        for (String text : List.of(content, MARK + content)) {
            send(Operation.AUTHENTICATE_USER_BY_NAME, type, Buffer.buffer(text, charset));
        }

        assertThat(sent).hasSize(2).allSatisfy(request -> {
            assertThat(bytes(request).toJsonObject()).isEqualTo(new JsonObject(content));
            assertThat(request.fields().getAll("Content-Type")).containsExactly(JSON);
        });
    }

    @Test
    void whatIsNotInItsCharsetIsRefused() {
        String content = "{\"Username\":\"Zoë\"}";
        byte[] overlong = {'{', '"', 'x', '"', ':', '"', (byte) 0xC1, (byte) 0xA1, '"', '}'};

        assertThat(encoded(JSON, content, StandardCharsets.ISO_8859_1)).isEqualTo(400);
        assertThat(encoded(JSON, content, StandardCharsets.UTF_16LE)).isEqualTo(400);
        assertThat(encoded(JSON + "; charset=utf-16", content, StandardCharsets.UTF_16BE))
                .isEqualTo(400);
        assertThat(encoded(JSON + "; charset=utf-16", content, StandardCharsets.UTF_8))
                .isEqualTo(400);
        assertThat(send(Operation.AUTHENTICATE_USER_BY_NAME, JSON, Buffer.buffer(overlong))
                        .status())
                .isEqualTo(400);
        assertThat(sent).isEmpty();
    }

    private int encoded(String type, String content, Charset charset) {
        return send(Operation.AUTHENTICATE_USER_BY_NAME, type, Buffer.buffer(content.getBytes(charset)))
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"})
    void anotherTypeIsRefusedWithTheServersStatus(String type) {
        Response answer = send(Operation.FORGOT_PASSWORD, type, "{\"EnteredUsername\":\"a\"}");

        assertThat(sent).isEmpty();
        assertThat(answer.status()).isEqualTo(415);
        assertThat(problem(answer).getString("type")).isEqualTo("urn:usher:problem:unsupported-content-type");
    }

    @Test
    void noContentGoesUpAsThatForTheServerToRefuse() {
        assertThat(send(Operation.FORGOT_PASSWORD, JSON + "; charset=latin1", Body.EMPTY)
                        .status())
                .isEqualTo(204);
        assertThat(send(Operation.FORGOT_PASSWORD, "text/plain", Body.EMPTY).status())
                .isEqualTo(415);

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).body()).isEqualTo(Body.EMPTY);
        assertThat(sent.get(0).fields().get("Content-Type")).isEqualTo(JSON);
        assertThat(LoginContent.of(sent.get(0))).isNull();
    }

    @Test
    void whatDescribedTheOtherBytesIsDropped() {
        MultiMap fields = HttpHeaders.headers()
                .set("Content-Type", JSON)
                .set("Content-Encoding", "identity")
                .set("Content-MD5", "x")
                .set("X-Kept", "kept");

        answer(request(Operation.FORGOT_PASSWORD_PIN, Body.of(Buffer.buffer("{}")))
                .withFields(fields));

        assertThat(sent.get(0).fields().names()).containsExactlyInAnyOrder("Content-Type", "X-Kept");
        assertThat(fields.contains("Content-MD5"))
                .as("the fields that were given")
                .isTrue();
    }
}
