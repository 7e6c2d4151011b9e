package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.model.AuthenticationResult;
import dev.usher.model.ForgotPasswordAction;
import dev.usher.model.ForgotPasswordResult;
import dev.usher.model.Guid;
import dev.usher.model.PinRedeemResult;
import dev.usher.model.PublicSystemInfo;
import dev.usher.model.QuickConnectResult;
import dev.usher.model.UserDto;
import java.util.List;

/** Holds what the client read against the JSON that it was read from. */
@FunctionalInterface
interface Success<T> {
    void check(T read, JsonNode json);

    static void nothing(Void read, JsonNode json) {
        assertThat(read).isNull();
        assertThat(json.isMissingNode()).isTrue();
    }

    static void truth(Boolean read, JsonNode json) {
        assertThat(json.isBoolean()).isTrue();
        assertThat(read).isEqualTo(json.booleanValue());
    }

    static void users(List<UserDto> read, JsonNode json) {
        assertThat(json.isArray()).isTrue();
        assertThat(read).hasSize(json.size());
        for (int i = 0; i < read.size(); i++) {
            user(read.get(i), json.get(i));
        }
    }

    static void user(UserDto read, JsonNode json) {
        assertThat(read.name()).isEqualTo(text(json, "Name"));
        assertThat(Guid.format(read.id())).isEqualTo(text(json, "Id"));
        assertThat(read.serverId()).isEqualTo(text(json, "ServerId"));
        assertThat(read.policy()).isNotNull();
        assertThat(read.policy().isAdministrator())
                .isEqualTo(member(member(json, "Policy"), "IsAdministrator").booleanValue());
        assertThat(read.configuration()).isNotNull();
        assertThat(read.configuration().subtitleMode().name())
                .isEqualTo(text(member(json, "Configuration"), "SubtitleMode"));
    }

    static void session(AuthenticationResult read, JsonNode json) {
        user(read.user(), member(json, "User"));
        assertThat(read.accessToken().value())
                .isEqualTo(text(json, "AccessToken"))
                .matches("[0-9a-f]{32}");
        assertThat(read.serverId()).isEqualTo(text(json, "ServerId"));
        assertThat(read.sessionInfo().deviceId()).isEqualTo(text(member(json, "SessionInfo"), "DeviceId"));
        assertThat(Guid.format(read.sessionInfo().userId())).isEqualTo(text(member(json, "User"), "Id"));
    }

    static void request(QuickConnectResult read, JsonNode json) {
        assertThat(read.secret().value()).isEqualTo(text(json, "Secret")).matches("[0-9A-F]{64}");
        assertThat(read.code()).isEqualTo(text(json, "Code")).matches("[0-9]{6}");
        assertThat(read.authenticated()).isEqualTo(member(json, "Authenticated").booleanValue());
        assertThat(read.deviceId()).isEqualTo(text(json, "DeviceId"));
    }

    static void forgotten(ForgotPasswordResult read, JsonNode json) {
        assertThat(read.action()).isEqualTo(ForgotPasswordAction.PIN_CODE);
        assertThat(read.pinFile()).isEqualTo(text(json, "PinFile"));
        assertThat(read.pinExpirationDate()).isEqualTo(text(json, "PinExpirationDate"));
    }

    static void redeemed(PinRedeemResult read, JsonNode json) {
        assertThat(read.success()).isEqualTo(member(json, "Success").booleanValue());
        assertThat(read.usersReset())
                .containsExactly(member(json, "UsersReset").get(0).textValue());
    }

    static void information(PublicSystemInfo read, JsonNode json) {
        assertThat(read.id()).isEqualTo(text(json, "Id"));
        assertThat(read.version()).isEqualTo(text(json, "Version"));
        assertThat(read.serverName()).isEqualTo(text(json, "ServerName"));
        assertThat(read.startupWizardCompleted())
                .isEqualTo(member(json, "StartupWizardCompleted").booleanValue());
    }

    private static String text(JsonNode json, String name) {
        assertThat(member(json, name).isTextual()).as(name).isTrue();
        return member(json, name).textValue();
    }

    /** The set-up server and the CamelCase profile write small letters first. */
    private static JsonNode member(JsonNode json, String name) {
        JsonNode pascal = json.path(name);
        return pascal.isMissingNode() ? json.path(Character.toLowerCase(name.charAt(0)) + name.substring(1)) : pascal;
    }
}
