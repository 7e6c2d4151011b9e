package dev.usher.gateway;

import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;

/**
 * Whether a server lets the pages of all origins read what it answers, as far as it has been heard: it does, unless its last
 * answer to a preflight did not say so. Until the first one it counts as a Jellyfin whose CORS hosts nobody has changed, as a
 * gateway that has just begun cannot know better. Shared by all event loops.
 */
public final class CrossOrigin {
    static final String ALL = "*";

    private volatile boolean open = true;

    /** The server has given {@code answer} to a preflight. */
    void heard(Response answer) {
        open = ALL.equals(answer.fields().get(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN));
    }

    boolean isOpen() {
        return open;
    }
}
