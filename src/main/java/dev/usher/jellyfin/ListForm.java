package dev.usher.jellyfin;

import io.vertx.core.http.HttpHeaders;

/** The forms of the list in which a client names itself: a field and a scheme. */
public enum ListForm {
    MEDIABROWSER("authorization", "MediaBrowser"),
    EMBY("authorization", "Emby"),
    X_MEDIABROWSER("x-emby-authorization", "MediaBrowser"),
    X_EMBY("x-emby-authorization", "Emby");

    private final CharSequence field;
    private final String scheme;

    ListForm(String field, String scheme) {
        this.field = HttpHeaders.createOptimized(field);
        this.scheme = scheme;
    }

    CharSequence field() {
        return field;
    }

    String scheme() {
        return scheme;
    }
}
