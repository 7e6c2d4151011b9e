package dev.usher.model;

/**
 * What a session proves itself with: 32 lower-case hexadecimal digits on a real server, the token of a user or an API key. It does not expire by time. It never prints.
 *
 * @param value in clear
 */
public record AccessToken(String value) {
    /** Three asterisks. */
    @Override
    public String toString() {
        return "***";
    }
}
