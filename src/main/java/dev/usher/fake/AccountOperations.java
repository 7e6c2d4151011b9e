package dev.usher.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Making and removing users, and what they do about their passwords. */
final class AccountOperations {
    private static final String MODELS = "Jellyfin.Api.Models.UserDtos.";
    private static final Duration PIN_LIFETIME = Duration.ofMinutes(30);

    private final Household house;
    private final LoginOperations logins;

    AccountOperations(Household house, LoginOperations logins) {
        this.house = house;
        this.logins = logins;
    }

    /** The answer still says that there is no password, even if one was given. */
    Answer create(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body = validation.object(call.body().getBytes(), "request", MODELS + "CreateUserByName");
        String name = mandatory(body, "Name", MODELS + "CreateUserByName", validation);
        validation.check();
        house.users.requireFree(name);
        User user = house.users.create(String.valueOf(name), "");
        ObjectNode answer = user.json(house.serverId);
        String password = body == null ? null : body.text("Password");
        user.password = house.ids.password(password == null ? "" : password);
        return Answer.ok(answer);
    }

    private static @Nullable String mandatory(
            @Nullable JsonValue body, String member, String type, Validation validation) {
        if (body == null) {
            return null;
        }
        JsonValue value = body.member(member);
        if (value == null) {
            validation.missing(type, member);
        } else if (!value.isNull() && !value.isScalar()) {
            validation.unconvertible(value, "System.String");
        } else if (value.isNull() || value.text().isBlank()) {
            validation.required(member);
        }
        return body.text(member);
    }

    /** A refused delete has logged the user out all the same. */
    Answer delete(Call call) {
        Validation validation = house.validation();
        String id = call.pathId(validation);
        validation.check();
        User user = house.require(id);
        house.tokens.revoke(device -> device.userId().equals(user.id));
        if (house.users.count(other -> true) == 1 && !user.isAdministrator()) {
            return Answer.exception(500);
        }
        if (user.isAdministrator() && house.users.count(User::isAdministrator) == 1) {
            return Answer.exception(400);
        }
        house.users.remove(user);
        return Answer.noContent();
    }

    Answer password(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        String id = call.targetId(validation);
        JsonValue body = validation.object(call.body().getBytes(), "request", MODELS + "UpdateUserPassword");
        validation.check();
        User user = house.require(id);
        if (!mayEdit(call, user)) {
            return Answer.message(403, "User is not allowed to update the password.");
        }
        return body != null && body.isTrue("ResetPassword") ? reset(user) : change(call, user, body);
    }

    /** Whether the caller is an administrator, or the user himself if he may change his settings. */
    static boolean mayEdit(Call call, User user) {
        return call.principal().isAdministrator()
                || call.principal().userId().equals(user.id) && user.may("EnableUserPreferenceAccess");
    }

    private static Answer reset(User user) {
        if (user.isAdministrator()) {
            return Answer.exception(400);
        }
        user.password = "";
        return Answer.noContent();
    }

    private Answer change(Call call, User user, @Nullable JsonValue body) {
        if (needsCurrent(call, user) && !knows(user, body == null ? null : body.text("CurrentPw"), call.address())) {
            return Answer.message(403, "Invalid user or password entered.");
        }
        String given = body == null ? null : body.text("NewPw");
        if (user.isAdministrator() && (given == null || given.isBlank())) {
            return Answer.exception(400);
        }
        user.password = house.ids.password(given == null ? "" : given);
        String own = call.credential().token();
        house.tokens.revoke(
                device -> device.userId().equals(user.id) && !device.token().equals(own));
        return Answer.noContent();
    }

    /** An administrator who names no user changes his own password without the old one. */
    private static boolean needsCurrent(Call call, User user) {
        boolean named = call.parameters().containsKey("userId") || call.query().get("userId") != null;
        return !call.principal().isAdministrator()
                || named && call.principal().userId().equals(user.id);
    }

    private boolean knows(User user, @Nullable String password, String address) {
        try {
            logins.verify(user, password, address);
            return true;
        } catch (Refusal refusal) {
            if (refusal.answer().status() == 401) {
                return false;
            }
            throw refusal;
        }
    }

    /** Known and unknown names are answered alike. */
    Answer forgotPassword(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body =
                validation.object(call.body().getBytes(), "forgotPasswordRequest", MODELS + "ForgotPasswordDto");
        String name = mandatory(body, "EnteredUsername", MODELS + "ForgotPasswordDto", validation);
        validation.check();
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("Action", "PinCode")
                .put("PinFile", "/config/data/passwordreset" + Ids.hash(String.valueOf(name)) + ".json")
                .put("PinExpirationDate", WireJson.date(house.now().plus(PIN_LIFETIME))));
    }

    /** No PIN is ever handed out, so every one is wrong. */
    Answer redeemPin(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body =
                validation.object(call.body().getBytes(), "forgotPasswordPinRequest", MODELS + "ForgotPasswordPinDto");
        mandatory(body, "Pin", MODELS + "ForgotPasswordPinDto", validation);
        validation.check();
        return Answer.exception(404);
    }
}
