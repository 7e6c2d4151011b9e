package dev.usher.jellyfin;

/** An old form of a request that a server may have switched off. */
public enum LegacyForm {
    /** The scheme {@code Emby} in {@code Authorization}. */
    EMBY_SCHEME("emby-scheme"),
    /** The field {@code X-Emby-Authorization}. */
    X_EMBY_AUTHORIZATION("x-emby-authorization"),
    /** The field {@code X-Emby-Token}. */
    X_EMBY_TOKEN("x-emby-token"),
    /** The field {@code X-MediaBrowser-Token}. */
    X_MEDIABROWSER_TOKEN("x-mediabrowser-token"),
    /** The query parameter {@code api_key}. */
    API_KEY("api-key"),
    /** The prefix {@code /emby} or {@code /mediabrowser}. */
    PATH_PREFIX("path-prefix");

    private final String label;

    LegacyForm(String label) {
        this.label = label;
    }

    /** The name for metrics and logs. */
    public String label() {
        return label;
    }
}
