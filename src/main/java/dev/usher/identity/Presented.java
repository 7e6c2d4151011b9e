package dev.usher.identity;

import org.jspecify.annotations.Nullable;

/** What a client presents of itself. Its {@code toString} must not print the token; its {@code equals} compares all of it. */
public interface Presented {
    /** The token, or null where the client presents none. */
    @Nullable
    String token();

    /** The device that the client says it is, or the empty string. */
    String deviceId();
}
