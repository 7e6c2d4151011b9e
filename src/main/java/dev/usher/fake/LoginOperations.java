package dev.usher.fake;

/** Logging in with a password, and out. */
final class LoginOperations {
    private final Household house;
    private final Logins logins;

    LoginOperations(Household house, Logins logins) {
        this.house = house;
        this.logins = logins;
    }

    Answer byName(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body = validation.object(
                call.body().getBytes(), "request", "MediaBrowser.Controller.Authentication.AuthenticateUserByName");
        validation.check();
        String name = body == null ? null : body.text("Username");
        String password = body == null ? null : body.text("Pw");
        PresentedCredential identity = logins.identity(call);
        if (name == null || name.isBlank()) {
            return Answer.exception(400);
        }
        User user = logins.verify(house.users.named(name), password, call.address());
        return Answer.ok(logins.withPassword(user, identity, call.address()));
    }

    /** The hidden route that takes the password as a query parameter. */
    Answer byId(Call call) {
        Validation validation = house.validation();
        String id = call.pathId(validation);
        String password = call.required("pw", validation);
        validation.check();
        User user = house.users.find(id);
        if (user == null) {
            return Answer.message(404, "User not found");
        }
        PresentedCredential identity = logins.identity(call);
        logins.verify(user, password, call.address());
        return Answer.ok(logins.withPassword(user, identity, call.address()));
    }

    Answer logout(Call call) {
        if (call.principal() instanceof Principal.LoggedIn login) {
            house.tokens.revoke(device -> device.token().equals(login.device().token()));
        }
        return Answer.noContent();
    }
}
