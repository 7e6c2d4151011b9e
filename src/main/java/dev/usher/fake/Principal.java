package dev.usher.fake;

/** Whom the token of a request stands for. */
sealed interface Principal {
    /** Nobody: there was no token, or it was not good. */
    record Anonymous() implements Principal {}

    /** A user on a device. */
    record LoggedIn(User user, Tokens.Device device) implements Principal {}

    /** An API key: an administrator whose user id is zero. */
    record Key(Tokens.ApiKey key) implements Principal {}

    default boolean isAdministrator() {
        return this instanceof Key || this instanceof LoggedIn login && login.user.isAdministrator();
    }

    /** The user's id; zero for an API key. */
    default String userId() {
        return this instanceof LoggedIn login ? login.user.id : Ids.ZERO;
    }
}
