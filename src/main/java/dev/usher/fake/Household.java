package dev.usher.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.time.Clockwork;
import java.time.Instant;

/** All that the fake server knows; confined to its event loop. */
final class Household {
    final FakeOptions options;
    final ServerVersion version;
    final Clockwork time;
    final Ids ids;
    final Problems problems;
    final Users users;
    final Tokens tokens;
    final Sessions sessions;
    final Pins pins = new Pins();
    final String serverId;
    String serverName;
    boolean wizardCompleted;

    Household(FakeOptions options, Clockwork time) {
        this.options = options;
        version = options.version();
        this.time = time;
        ids = new Ids(options.random(), options.secrets());
        problems = new Problems(ids);
        users = new Users(ids, options.users(), version);
        sessions = new Sessions(version);
        tokens = new Tokens(ids, sessions);
        serverId = ids.fresh();
        serverName = options.serverName();
        wizardCompleted = options.wizardCompleted();
    }

    Instant now() {
        return time.dates().instant();
    }

    Validation validation() {
        return new Validation(problems);
    }

    /** The user as every operation writes him. */
    ObjectNode json(User user) {
        return user.json(serverId, version);
    }

    /** The device that an API key is where a request names none: the server itself. */
    Tokens.Device asDevice(Tokens.ApiKey key) {
        return new Tokens.Device(key.token(), Ids.ZERO, key.app(), serverName, serverId, version.number());
    }

    /** The user, or E2 404. */
    User require(String id) {
        User user = users.find(id);
        if (user == null) {
            throw new Refusal(problems.notFound());
        }
        return user;
    }

    void requireJson(Call call) {
        if (!call.hasJson()) {
            throw new Refusal(problems.unsupportedMediaType());
        }
    }

    /** Whom the token stands for; a user who is disabled is nobody. */
    Principal authenticate(PresentedCredential credential) {
        Tokens.Device device = tokens.device(credential.token());
        if (device != null) {
            User user = users.find(device.userId());
            if (user == null || user.isDisabled()) {
                return new Principal.Anonymous();
            }
            tokens.touch(device, credential);
            return new Principal.LoggedIn(user, device);
        }
        Tokens.ApiKey key = tokens.key(credential.token());
        return key == null ? new Principal.Anonymous() : new Principal.Key(key);
    }
}
