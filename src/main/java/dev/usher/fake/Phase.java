package dev.usher.fake;

/** What a Jellyfin server goes through between its start and its readiness, as recorded. */
public enum Phase {
    /** Nobody listens: connections are refused. */
    NOT_LISTENING,
    /** The set-up server answers 503 with {@code Retry-After: 005} to nearly everything. */
    SET_UP,
    /** The real server answers 503 without {@code Retry-After}, yet already checks tokens. */
    LOADING,
    /** Everything is answered as documented. */
    READY
}
