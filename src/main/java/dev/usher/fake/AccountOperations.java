package dev.usher.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Making and removing users, and what they do about their passwords. */
final class AccountOperations {
    private static final String MODELS = "Jellyfin.Api.Models.UserDtos.";

    private final Household house;
    private final Logins logins;

    AccountOperations(Household house, Logins logins) {
        this.house = house;
        this.logins = logins;
    }

    /** The answer is older than the password: where passwords are told, it says that there is none. */
    Answer create(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body = validation.object(call.body().getBytes(), "request", MODELS + "CreateUserByName");
        String name = validation.mandatory(body, "Name", MODELS + "CreateUserByName");
        validation.check();
        house.users.requireFree(name);
        User user = house.users.create(String.valueOf(name), "");
        ObjectNode answer = house.json(user);
        String password = body == null ? null : body.text("Password");
        user.password = house.ids.password(password == null ? "" : password);
        return Answer.ok(answer);
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
}
