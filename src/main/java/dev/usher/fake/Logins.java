package dev.usher.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a login takes and what it leaves behind, whichever operation it comes by. */
final class Logins {
    private static final Duration ACTIVITY = Duration.ofSeconds(60);

    private final Household house;

    Logins(Household house) {
        this.house = house;
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
            if (house.version.locksOut()) {
                user.lockAtLimit();
            }
            throw new Refusal(Answer.exception(401));
        }
        return user;
    }

    /** The client's four names, each of them needed or else E4 400; a good token fills in what is missing. */
    PresentedCredential identity(Call call) {
        PresentedCredential shown = call.credential();
        if (call.principal() instanceof Principal.LoggedIn login) {
            shown = shown.or(login.device());
        } else if (call.principal() instanceof Principal.Key key) {
            String name = key.key().app();
            shown = new PresentedCredential(shown.token(), name, shown.device(), shown.deviceId(), shown.version())
                    .or(house.asDevice(key.key()));
        }
        if (!shown.isWhole()) {
            throw new Refusal(Answer.exception(400));
        }
        return shown;
    }

    /** AuthenticationResult for a user who gave his password; E4 403 if the device or the session is one too many. */
    ObjectNode withPassword(User user, PresentedCredential identity, String address) {
        return open(user, identity, address, this::recordLogin);
    }

    /** AuthenticationResult for a user for whom somebody vouched; E4 403 as above. Nobody saw where he is. */
    ObjectNode vouched(User user, PresentedCredential identity) {
        return open(user, identity, null, this::recordActivity);
    }

    private ObjectNode open(
            User user, PresentedCredential identity, @Nullable String address, Function<User, ObjectNode> recorded) {
        int limit = user.policy.path("MaxActiveSessions").asInt();
        if (!user.mayUse(identity.deviceId()) || limit > 0 && house.sessions.of(user) >= limit) {
            throw new Refusal(Answer.exception(403));
        }
        Tokens.Device device = house.tokens.mint(user, identity);
        ObjectNode session =
                house.sessions.open(new Sessions.Opening(user, device, address, house.now()), house.serverId);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("User", recorded.apply(user));
        result.set("SessionInfo", session);
        return result.put("AccessToken", device.token()).put("ServerId", house.serverId);
    }

    private ObjectNode recordActivity(User user) {
        if (isIdle(user)) {
            user.lastActivity = house.now();
        }
        return house.json(user);
    }

    private boolean isIdle(User user) {
        Instant before = user.lastActivity;
        return before == null || house.now().isAfter(before.plus(ACTIVITY));
    }

    /** Notes the login, and returns the user as its answer shows him: with the failures that it makes forgotten. */
    private ObjectNode recordLogin(User user) {
        if (house.version.losesLogins()) {
            return isIdle(user) ? recordActivity(user) : recordUnseen(user);
        }
        user.lastActivity = house.now();
        user.lastLogin = user.lastActivity;
        ObjectNode shown = house.json(user);
        user.forgetFailures();
        return shown;
    }

    /** As 10.11 does soon after other activity: its own answer does not show the login. */
    private ObjectNode recordUnseen(User user) {
        ObjectNode shown = house.json(user);
        user.lastActivity = house.now();
        user.lastLogin = user.lastActivity;
        user.forgetFailures();
        return shown;
    }
}
