package dev.usher.jellyfin;

import dev.usher.model.Guid;
import org.jspecify.annotations.Nullable;

/** Reads an id as the server does. */
@FunctionalInterface
public interface GuidReader {
    /** The one spelling of the id that {@code text} spells, or null where it is none. */
    @Nullable
    String read(String text);

    /**
     * 32 lower-case hexadecimal digits, from .NET's forms N (32 digits), D (dashes), B (dashes, in braces) and P (dashes, in
     * parentheses), in any case.
     */
    static GuidReader standard() {
        return Guid::digits;
    }
}
