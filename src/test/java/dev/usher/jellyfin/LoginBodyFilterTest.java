package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.Requests;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of a login is read as the server reads it, and goes up as it was read. */
class LoginBodyFilterTest {
    private static final String JSON = "application/json";
    private static final String MARK = "\uFEFF";

    private final List<Request> sent = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "{\"Username\":\"a\",\"Pw\":\"b\"}                          | {\"Username\":\"a\",\"Pw\":\"b\"}",
                " {\"pW\" : \"b\" ,\t\"USERNAME\":\"a\"}                     | {\"Pw\":\"b\",\"Username\":\"a\"}",
                "{\"Username\":\"x\",\"username\":\"a\"}                    | {\"Username\":\"a\"}",
                "{\"Username\":\"a\",\"Username\":null}                     | {\"Username\":null}",
                "{\"\\u0055sern\\u0061me\":\"\\u0061\\/\\n\"}               | {\"Username\":\"a/\\n\"}",
                "{\"Username\":5,\"Pw\":-1.50e+2}                           | {\"Username\":\"5\",\"Pw\":\"-1.50e+2\"}",
                "{\"Username\":true,\"Pw\":false}                           | {\"Username\":\"true\",\"Pw\":\"false\"}",
                "{\"Username\":\"\",\"Pw\":\"\"}                            | {\"Username\":\"\",\"Pw\":\"\"}",
                "{\"Username\":\"\\ud83d\\ude00é\"}                         | {\"Username\":\"😀é\"}",
                "{\"Password\":\"x\",\"Other\":{\"Username\":[1,{}]}}       | {}",
                "{\"U\u017Fername\":\"x\",\"Other\":\"\\ud83d\"}            | {}",
                "{}                                                         | {}",
                " null                                                      | null"
            })
    void whatWasReadGoesUp(String content, String read) {
        Response answer = send(Operation.AUTHENTICATE_USER_BY_NAME, JSON, content);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(Json.decodeValue(bytes(sent.get(0)))).isEqualTo(Json.decodeValue(read));
        assertThat(sent.get(0).fields().get("Content-Type")).isEqualTo(JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "[]",
                "5",
                "\"Username\"",
                "{\"Username\":\"a\"",
                "{\"Username\":\"a\",}",
                "{\"Username\":\"a\"}{}",
                "{\"Username\":\"a\"} x",
                "null null",
                "{\"Username\":\"a\"} // comment",
                "{/* comment */\"Username\":\"a\"}",
                "{'Username':'a'}",
                "{Username:\"a\"}",
                "{\"Username\":01}",
                "{\"Username\":+1}",
                "{\"Username\":.5}",
                "{\"Username\":NaN}",
                "{\"Username\":True}",
                "{\"Username\":\"a\tb\"}",
                "{\"Username\":\"\\x\"}",
                "{\"Username\":{}}",
                "{\"Username\":[],\"Username\":\"a\"}",
                "{\"Username\":\"\\ud83d\"}",
                "{\"\\ude00\":1}",
                "{\u00A0}",
                MARK + MARK + "{}"
            })
    void whatTheServerCannotReadIsRefusedWithItsStatus(String content) {
        Response answer = send(Operation.AUTHENTICATE_USER_BY_NAME, JSON, content);

        assertThat(sent).isEmpty();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(problem(answer).getString("type")).isEqualTo("urn:usher:problem:unreadable-content");
        assertThat(answer.fields().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem(answer).getJsonObject("errors").getJsonArray("request"))
                .isEqualTo(new JsonArray().add("The request field is required."));
    }

    @Test
    void theErrorsNameTheMemberAsTheServerDoes() {
        JsonObject errors = problem(send(Operation.FORGOT_PASSWORD_PIN, JSON, "{\"pin\":{}}"))
                .getJsonObject("errors");

        assertThat(errors.fieldNames()).containsExactly("$.Pin", "forgotPasswordPinRequest");
    }

    @Test
    void thirtyTwoLevelsAreReadAndNotOneMore() {
        String open = "{\"Username\":\"a\",\"x\":";

        assertThat(send(Operation.AUTHENTICATE_USER_BY_NAME, JSON, open + "[".repeat(31) + "]".repeat(31) + "}")
                        .status())
                .isEqualTo(204);
        assertThat(send(Operation.AUTHENTICATE_USER_BY_NAME, JSON, open + "[".repeat(32) + "]".repeat(32) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aNumberOfAnyLengthIsAText() {
        String digits = "7".repeat(5_000);

        send(Operation.AUTHENTICATE_USER_BY_NAME, JSON, "{\"Pw\":" + digits + "}");

        assertThat(bytes(sent.get(0)).toString()).isEqualTo("{\"Pw\":\"" + digits + "\"}");
    }

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
    void theLayersBeneathAreToldTheNameAndNothingElse() {
        send(
                Operation.AUTHENTICATE_USER_BY_NAME,
                JSON,
                "{\"Username\":\" Ann \",\"username\":\"Irmak\",\"Pw\":\"s3cret\"}");
        send(Operation.FORGOT_PASSWORD, JSON, "{\"enteredusername\":7}");
        send(Operation.FORGOT_PASSWORD_PIN, JSON, "{\"Pin\":\"s3cret\"}");
        send(Operation.AUTHENTICATE_WITH_QUICK_CONNECT, JSON, "{\"Secret\":\"s3cret\"}");
        send(Operation.AUTHENTICATE_USER_BY_NAME, JSON, "null");

        assertThat(sent)
                .extracting(LoginContent::of)
                .containsExactly(
                        new LoginContent("Irmak"),
                        new LoginContent("7"),
                        new LoginContent(null),
                        new LoginContent(null),
                        new LoginContent(null));
        assertThat(sent)
                .allSatisfy(request -> assertThat(request + " " + request.body() + LoginContent.of(request))
                        .doesNotContain("s3cret")
                        .doesNotContain("Irmak"));
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

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "AUTHENTICATE_USER_BY_NAME",
                "AUTHENTICATE_WITH_QUICK_CONNECT",
                "FORGOT_PASSWORD",
                "FORGOT_PASSWORD_PIN"
            })
    void otherContentGoesUpAsItCame(Operation operation) {
        Request request = request(operation, Body.of(Buffer.buffer("no JSON")));

        answer(request);

        assertThat(sent).containsExactly(request);
    }

    @Test
    void aRefusalShowsNothingOfTheContent() {
        for (String content : List.of("{\"Pw\":\"s3cret\",s3cret}", "{\"s3cret\":", "{\"Pw\":s3cret}", "\"s3cret\"")) {
            Response answer = send(Operation.AUTHENTICATE_USER_BY_NAME, JSON, content);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(problem(answer).encode()).doesNotContain("s3cret");
        }
    }

    private Response send(Operation operation, String type, String content) {
        return send(operation, type, Buffer.buffer(content));
    }

    private Response send(Operation operation, String type, Buffer content) {
        return send(operation, type, Body.of(content));
    }

    private Response send(Operation operation, String type, Body body) {
        MultiMap fields = HttpHeaders.headers();
        if (!type.isEmpty()) {
            fields.set("content-type", type);
        }
        return answer(request(operation, body).withFields(fields));
    }

    private Response answer(Request request) {
        return new LoginBodyFilter()
                .apply(request, plain -> {
                    sent.add(plain);
                    return Future.succeededFuture(new Response(204, HttpHeaders.headers(), Body.EMPTY));
                })
                .result();
    }

    private static Request request(Operation operation, Body body) {
        return new Request(
                operation.method(),
                operation.template(),
                HttpHeaders.headers(),
                body,
                Requests.ANYBODY,
                operation,
                0,
                Observer.NONE);
    }

    private static Buffer bytes(Request request) {
        return ((Body.Full) request.body()).bytes();
    }

    private static JsonObject problem(Response answer) {
        return ((Body.Full) answer.body()).bytes().toJsonObject();
    }
}
