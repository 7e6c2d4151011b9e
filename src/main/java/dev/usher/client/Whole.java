package dev.usher.client;

import dev.usher.model.UserConfiguration;
import dev.usher.model.UserDto;
import dev.usher.model.UserPolicy;

/** The parts of a user that a change begins with. Every server sends them. */
final class Whole {
    private Whole() {}

    static UserPolicy policy(UserDto user) {
        if (user.policy() == null) {
            throw missing("policy");
        }
        return user.policy();
    }

    static UserConfiguration configuration(UserDto user) {
        if (user.configuration() == null) {
            throw missing("configuration");
        }
        return user.configuration();
    }

    private static IllegalStateException missing(String part) {
        return new IllegalStateException(
                "the server has sent a user without a " + part + ", which cannot be changed then");
    }
}
