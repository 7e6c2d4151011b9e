package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of a login is read as the server reads it, and goes up as it was read. */
class LoginBodyFilterTest extends LoginBodyCase {
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
}
