package dev.usher.jellyfin;

import org.jspecify.annotations.Nullable;

/** Where in a request a token can be, in the order in which the server looks. The first that is not empty counts. */
public enum Carrier {
    /** The member {@code Token} of the list that names the client. */
    LIST(null),
    /** The field {@code X-Emby-Token}. */
    X_EMBY_TOKEN(LegacyForm.X_EMBY_TOKEN),
    /** The field {@code X-MediaBrowser-Token}. */
    X_MEDIABROWSER_TOKEN(LegacyForm.X_MEDIABROWSER_TOKEN),
    /** The query parameter {@code ApiKey}. */
    API_KEY(null),
    /** The query parameter {@code api_key}. */
    OLD_API_KEY(LegacyForm.API_KEY);

    private final @Nullable LegacyForm legacy;

    Carrier(@Nullable LegacyForm legacy) {
        this.legacy = legacy;
    }

    /** The old form that this is, or null where every server looks here. */
    @Nullable
    LegacyForm legacy() {
        return legacy;
    }
}
