package dev.usher.jellyfin;

/** Where in a request a token can be, in the order in which the server looks. The first that is not empty counts. */
public enum Carrier {
    /** The member {@code Token} of the list that names the client. */
    LIST,
    /** The field {@code X-Emby-Token}. */
    X_EMBY_TOKEN,
    /** The field {@code X-MediaBrowser-Token}. */
    X_MEDIABROWSER_TOKEN,
    /** The query parameter {@code ApiKey}. */
    API_KEY,
    /** The query parameter {@code api_key}. */
    OLD_API_KEY
}
