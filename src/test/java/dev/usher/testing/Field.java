package dev.usher.testing;

/** A field of a message, as it was spelt. */
public record Field(String name, String value) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
