package dev.usher.jellyfin;

import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The forms of the list in which a client names itself: a field and a scheme. */
public enum ListForm {
    MEDIABROWSER("authorization", "MediaBrowser", null),
    EMBY("authorization", "Emby", LegacyForm.EMBY_SCHEME),
    X_MEDIABROWSER("x-emby-authorization", "MediaBrowser", LegacyForm.X_EMBY_AUTHORIZATION),
    X_EMBY("x-emby-authorization", "Emby", LegacyForm.X_EMBY_AUTHORIZATION);

    private final CharSequence field;
    private final String scheme;
    private final @Nullable LegacyForm legacy;

    ListForm(String field, String scheme, @Nullable LegacyForm legacy) {
        this.field = HttpHeaders.createOptimized(field);
        this.scheme = scheme;
        this.legacy = legacy;
    }

    CharSequence field() {
        return field;
    }

    String scheme() {
        return scheme;
    }

    /** The old form that this is, or null where every server reads it. */
    @Nullable
    LegacyForm legacy() {
        return legacy;
    }
}
