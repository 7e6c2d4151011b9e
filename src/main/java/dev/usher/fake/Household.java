package dev.usher.fake;

import dev.usher.time.Clockwork;
import java.time.Instant;

/** All that the fake server knows; confined to its event loop. */
final class Household {
    static final String VERSION = "10.11.11";

    final FakeOptions options;
    final Clockwork time;
    final Ids ids;
    final Problems problems;
    final Users users;
    final Tokens tokens;
    final Sessions sessions = new Sessions();
    final String serverId;

    Household(FakeOptions options, Clockwork time) {
        this.options = options;
        this.time = time;
        ids = new Ids(options.random(), options.secrets());
        problems = new Problems(ids);
        users = new Users(ids, options.users());
        tokens = new Tokens(ids);
        serverId = ids.fresh();
    }

    Instant now() {
        return time.dates().instant();
    }

    Validation validation() {
        return new Validation(problems);
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
