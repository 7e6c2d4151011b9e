package dev.usher.jellyfin;

import io.vertx.core.MultiMap;

/** Reads the fields of an operation. */
@FunctionalInterface
public interface FieldReader {
    /** The fields that go on, without credentials. A new map, which the caller may change. */
    MultiMap read(Operation operation, MultiMap fields);

    /**
     * Of an operation whose answer may be stored, only what is part of the cache key, in one spelling, a condition for the
     * cache, and that nothing shall be stored; of any other, all end-to-end fields but those that would make the answer unreadable here or partial.
     */
    static FieldReader standard() {
        return OperationFields::canonical;
    }
}
