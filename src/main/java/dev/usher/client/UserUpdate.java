package dev.usher.client;

import dev.usher.model.UserDto;
import io.vertx.core.buffer.Buffer;

/**
 * A user as {@code UpdateUser} takes it. A server uses the name and the configuration alone, but refuses a user without a
 * policy, unless it is null, and sets all preferences of a user without a configuration to their defaults.
 */
final class UserUpdate {
    private UserUpdate() {}

    static Buffer content(UserDto user) {
        if (user.configuration() == null) {
            throw new IllegalArgumentException(
                    "a user without a configuration would lose all preferences: update one that"
                            + " was read, or use updateUser(id, change)");
        }
        return user.policy() == null ? user.toJson().putNull("Policy").toBuffer() : user.toBuffer();
    }
}
