package dev.usher.jellyfin;

import dev.usher.service.Route;

/** What is not an operation: it passes through as it came. */
public enum Stream implements Route {
    /** It may change what the Users endpoints answer: signing out, devices, keys, images, the server's own settings. */
    WATCHED,
    /** Everything else. */
    OTHER,
    /** A WebSocket, which a server opens on any path. */
    SOCKET
}
