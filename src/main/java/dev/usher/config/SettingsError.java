package dev.usher.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param path the key it concerns, from the root, as in {@code servers.home.url}; empty for the whole
 * @param message what is wrong and what to do, without secrets
 */
public record SettingsError(String path, String message) {
    SettingsError under(String parent) {
        return parent.isEmpty() ? this : new SettingsError(path.isEmpty() ? parent : parent + "." + path, message);
    }

    /** The error as one line. */
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
