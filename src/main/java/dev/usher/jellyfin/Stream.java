package dev.usher.jellyfin;

import dev.usher.service.Route;

/** What is not an operation: it passes through as it came. */
public enum Stream implements Route {
    /** The first-run wizard and the log while the server starts: only the house may ask, and it may make users. */
    HOUSE,
    /** It may change what the Users endpoints answer: signing out, devices, keys, images, the server's own settings. */
    WATCHED,
    /** Everything else. */
    OTHER,
    /** A WebSocket, which a server opens on any path. */
    SOCKET;

    /** Whether it may change what the Users endpoints answer. */
    public boolean isWatched() {
        return this == WATCHED || this == HOUSE;
    }
}
