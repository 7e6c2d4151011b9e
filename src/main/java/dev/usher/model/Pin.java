package dev.usher.model;

/**
 * A PIN with which a user who forgot the password sets a new one: the PIN itself, in just the spelling in which it is redeemed. Dashes do not count, the case does. It never prints.
 *
 * @param value in clear
 */
public record Pin(String value) {
    /** Three asterisks. */
    @Override
    public String toString() {
        return "***";
    }
}
