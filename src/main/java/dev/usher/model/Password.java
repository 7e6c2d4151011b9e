package dev.usher.model;

/**
 * A password. The empty one is that of a user who has none. It never prints.
 *
 * @param value in clear
 */
public record Password(String value) {
    /** Three asterisks. */
    @Override
    public String toString() {
        return "***";
    }
}
