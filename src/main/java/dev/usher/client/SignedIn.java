package dev.usher.client;

import dev.usher.model.AccessToken;
import dev.usher.model.AuthenticationResult;
import dev.usher.model.UserDto;

/**
 * A session that was opened.
 *
 * @param client a view of the client that asked, whose calls prove themselves with the session's token
 * @param token the session's token, to be kept for a later {@link UsersClient#withToken}
 * @param user who has signed in
 * @param result all that the server said
 */
public record SignedIn(UsersClient client, AccessToken token, UserDto user, AuthenticationResult result) {

    /** Who has signed in. */
    @Override
    public String toString() {
        return "SignedIn[" + user.name() + "]";
    }
}
