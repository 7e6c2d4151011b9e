package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ScriptedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Name\":\"Ann\",\"ServerId\":\"x\",\"Id\":\"" + ID + "\"}",
                "{\"name\":\"Ann\",\"serverId\":\"x\",\"id\":\"" + ID + "\"}",
                "{\"Policy\":{\"Id\":\"1\",\"Name\":[\"2\"]},\"Id\":\"" + ID + "\",\"Name\":\"\\u0041nn\"}",
            })
    void userIsReadInBothProfiles(String content) {
        assertThat(Person.in(ScriptedService.response(200, content))).isEqualTo(new Person(ID, "ann"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "<html>",
                "{\"Name\":\"ann\"}",
                "{\"Id\":\"" + ID + "\"}",
                "{\"Id\":null,\"Name\":\"ann\"}",
                "{\"Id\":\"me\",\"Name\":\"ann\"}"
            })
    void whatIsNoUserIsNobody(String content) {
        assertThat(Person.in(ScriptedService.response(200, content))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"User":{"Name":"Ann","Id":"0123456789abcdef0123456789abcdef"},"AccessToken":"x"} | true
            {"SessionInfo":{"User":{"Name":"Ben"}},"user":{"Id":"0123456789abcdef0123456789abcdef","Name":"Ann"}} | true
            {"Name":"Ann","Id":"0123456789abcdef0123456789abcdef"} | false
            {"User":null} | false
            {} | false
            """)
    void loginTellsWhomItHasLetIn(String content, boolean told) {
        assertThat(Person.letInBy(ScriptedService.response(200, content)))
                .isEqualTo(told ? new Person(ID, "ann") : null);
    }

    @Test
    void userWhoComesAfterTheHeadIsNotLookedFor() {
        String far = "{\"x\":\"" + "y".repeat(5_000) + "\",\"Name\":\"ann\",\"Id\":\"" + ID + "\"}";
        String near = "{\"Name\":\"ann\",\"Id\":\"" + ID + "\",\"x\":\"" + "y".repeat(5_000) + "\"}";

        assertThat(Person.in(ScriptedService.response(200, far))).isNull();
        assertThat(Person.in(ScriptedService.response(200, near))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Irmak, IRMAK, true", "Zoë, ZOË, true", "ſ, s, true", "Ann, Anna, false"})
    void namesThatAServerMayTakeForTheSameAreTheSame(String one, String other, boolean same) {
        assertThat(Person.withoutCase(one).equals(Person.withoutCase(other))).isEqualTo(same);
    }
}
