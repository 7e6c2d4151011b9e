package dev.usher.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTest {

    @Test
    void secretsDoNotPrint() {
        AuthenticationResult result = JsonModel.read(
                AuthenticationResult.class, Buffer.buffer("{\"AccessToken\":\"s3cret\",\"ServerId\":\"x\"}"));

        assertThat(result.accessToken()).isEqualTo(new AccessToken("s3cret"));
        assertThat(result.toString()).doesNotContain("s3cret").contains("***");
        assertThat(new Password("s3cret") + "" + new Pin("s3cret") + new QuickConnectSecret("s3cret"))
                .isEqualTo("*********");
        assertThat(AuthenticationResultBuilder.builder(result).toString()).doesNotContain("s3cret");
    }

    @Test
    void whatWasMadeHereIsWrittenWhole() {
        assertThat(UpdateUserPassword.of(new Password("a"), null).toJson())
                .isEqualTo(new JsonObject().put("CurrentPw", "a").put("ResetPassword", false));
        assertThat(AccessSchedule.of(DynamicDayOfWeek.WEEKEND, 8, 20.5)
                        .toBuffer()
                        .toString())
                .isEqualTo("{\"Id\":0,\"UserId\":\"00000000000000000000000000000000\",\"DayOfWeek\":\"Weekend\","
                        + "\"StartHour\":8.0,\"EndHour\":20.5}");
    }

    @Test
    void newUsersPolicyNamesEveryMember() {
        JsonObject policy = UserPolicy.ofNewUser().toJson();

        assertThat(policy.fieldNames()).hasSize(UserPolicy.class.getRecordComponents().length - 3);
        assertThat(policy.getBoolean("IsHidden")).isTrue();
        assertThat(policy.getBoolean("EnableLiveTvManagement")).isFalse();
        assertThat(policy.getInteger("LoginAttemptsBeforeLockout")).isEqualTo(-1);
        assertThat(policy.getString("AuthenticationProviderId"))
                .isEqualTo("Jellyfin.Server.Implementations.Users.DefaultAuthenticationProvider");
    }

    @Test
    void listsAreCopies() {
        List<String> tags = new ArrayList<>(List.of("a"));
        UserPolicy policy = UserPolicy.ofNewUser().withBlockedTags(tags);

        tags.add("b");

        assertThat(policy.blockedTags()).containsExactly("a");
    }

    @Test
    void sourceGivesCopies() {
        UserDto user = JsonModel.read(UserDto.class, Buffer.buffer("{\"New\":{\"A\":[1,2.50,\"x\",null]}}"));
        JsonArray first = ((JsonObject) user.source().value("New")).getJsonArray("A");

        first.clear();

        assertThat(user.source().value("New")).hasToString("{\"A\":[1,2.50,\"x\",null]}");
        assertThat(user.source().names()).containsExactly("New");
        assertThat(user.source().value("Old")).isNull();
        assertThat(user.source()).hasToString("JsonSource[1 members]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]      | an object was expected, not array
            ``       | an object was expected, not nothing
            null     | an object was expected, not null
            {"a":1   | it is not JSON, at line 1, column 7
            {} {}    | it is not JSON, at line 1, column 4
            {"a":1e9999999999} | it holds a number with an exponent of more than 32 bits
            """)
    void whatIsNoObjectIsRefusedWithoutRepeatingIt(String json, String defect) {
        assertThatThrownBy(() -> JsonModel.read(UserDto.class, Buffer.buffer(json)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage(defect);
    }

    @Test
    void listIsReadWhole() {
        assertThat(JsonModel.readAll(UserDto.class, Buffer.buffer("[{\"Name\":\"a\"},{\"Name\":\"b\"}]")))
                .extracting(UserDto::name)
                .containsExactly("a", "b");
        assertThatThrownBy(() -> JsonModel.readAll(UserDto.class, Buffer.buffer("[{},1]")))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> JsonModel.readAll(UserDto.class, Buffer.buffer("{}")))
                .isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789ABCDEF0123456789abcdef",
        "01234567-89ab-cdef-0123-456789ABCDEF",
        "{01234567-89ab-cdef-0123-456789abcdef}",
        "(01234567-89ab-cdef-0123-456789abcdef)"
    })
    void guidIsReadInEverySpelling(String text) {
        UUID guid = Guid.parse(text);

        assertThat(guid).isEqualTo(UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"));
        assertThat(Guid.format(guid)).isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void whatIsNoGuidIsNull() {
        assertThat(Guid.parse("0x0123456789abcdef0123456789abcdef")).isNull();
        assertThat(Guid.parse("me")).isNull();
    }
}
