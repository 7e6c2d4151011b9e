package dev.usher.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Logging in and out. */
final class LoginOperations {
    private static final Duration ACTIVITY = Duration.ofSeconds(60);

    private final Household house;

    LoginOperations(Household house) {
        this.house = house;
    }

    Answer byName(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body = validation.object(
                call.body().getBytes(), "request", "MediaBrowser.Controller.Authentication.AuthenticateUserByName");
        validation.check();
        String name = body == null ? null : body.text("Username");
        String password = body == null ? null : body.text("Pw");
        PresentedCredential identity = identity(call);
        if (name == null || name.isBlank()) {
            return Answer.exception(400);
        }
        User user = house.users.named(name);
        return login(call, identity, verify(user, password, call.address()));
    }

    /** The hidden route that takes the password as a query parameter. */
    Answer byId(Call call) {
        Validation validation = house.validation();
        String id = call.pathId(validation);
        String password = call.query().get("pw");
        if (password == null || password.isBlank()) {
            validation.required("pw");
        }
        validation.check();
        User user = house.users.find(id);
        if (user == null) {
            return Answer.message(404, "User not found");
        }
        PresentedCredential identity = identity(call);
        return login(call, identity, verify(user, password, call.address()));
    }

    /** No request of Quick Connect has been authorized, so no secret is known. */
    Answer byQuickConnect(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body =
                validation.object(call.body().getBytes(), "request", "Jellyfin.Api.Models.UserDtos.QuickConnectDto");
        if (body != null && (body.text("Secret") == null || "".equals(body.text("Secret")))) {
            validation.required("Secret");
        }
        validation.check();
        return Answer.exception(404);
    }

    Answer logout(Call call) {
        if (call.principal() instanceof Principal.LoggedIn login) {
            house.tokens.revoke(device -> device.token().equals(login.device().token()));
            house.sessions.endOnDevice(login.device().id());
        }
        return Answer.noContent();
    }

    /** The user if the password is his and he may log in from there; otherwise E4 401 or 403. */
    User verify(@Nullable User user, @Nullable String password, String address) {
        if (user == null) {
            throw new Refusal(Answer.exception(401));
        }
        if (user.isDisabled() || !Access.reaches(user, address) || !Access.inSchedule(user, house.now())) {
            throw new Refusal(Answer.exception(403));
        }
        if (!user.password.equals(password == null ? "" : password)) {
            user.countFailure();
            throw new Refusal(Answer.exception(401));
        }
        return user;
    }

    /** The client's four names, each of them needed; a good token fills in what is missing. */
    private static PresentedCredential identity(Call call) {
        PresentedCredential shown = call.credential();
        if (call.principal() instanceof Principal.LoggedIn login) {
            Tokens.Device device = login.device();
            shown = new PresentedCredential(
                    shown.token(),
                    or(shown.client(), device.client()),
                    or(shown.device(), device.name()),
                    or(shown.deviceId(), device.id()),
                    or(shown.version(), device.version()));
        }
        if (shown.client().isEmpty()
                || shown.device().isEmpty()
                || shown.deviceId().isEmpty()
                || shown.version().isEmpty()) {
            throw new Refusal(Answer.exception(400));
        }
        return shown;
    }

    private static String or(String given, String known) {
        return given.isEmpty() ? known : given;
    }

    private Answer login(Call call, PresentedCredential identity, User user) {
        int limit = user.policy.path("MaxActiveSessions").asInt();
        if (!user.mayUse(identity.deviceId()) || limit > 0 && house.sessions.of(user) >= limit) {
            return Answer.exception(403);
        }
        Instant now = house.now();
        Tokens.Device device = house.tokens.mint(user, identity);
        ObjectNode session =
                house.sessions.open(new Sessions.Opening(user, device, call.address(), now), house.serverId);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("User", recordLogin(user, now));
        result.set("SessionInfo", session);
        return Answer.ok(result.put("AccessToken", device.token()).put("ServerId", house.serverId));
    }

    /**
     * Notes the login as 10.11.11 does, and returns the user as its answer shows him: a login over 60 s after earlier
     * activity moves only the activity, any other one moves all but is not yet seen in its own answer.
     */
    private ObjectNode recordLogin(User user, Instant now) {
        Instant before = user.lastActivity;
        if (before == null || now.isAfter(before.plus(ACTIVITY))) {
            user.lastActivity = now;
            return user.json(house.serverId);
        }
        ObjectNode shown = user.json(house.serverId);
        user.lastActivity = now;
        user.lastLogin = now;
        user.forgetFailures();
        return shown;
    }
}
