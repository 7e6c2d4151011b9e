package dev.usher.cache;

import org.jspecify.annotations.Nullable;

/** What a stored response is still good for. A pure function of values and now. */
enum Reuse {
    /** It answers by itself (RFC 9111 §4.2). */
    FRESH,
    /** It stands in while the server fails (RFC 5861 §4). */
    STALE_IF_ERROR,
    /** It is of no use. */
    NONE;

    /** What {@code stored} is good for under {@code lifetime} at {@code now}, a reading of the ticker it was stored by. */
    static Reuse of(@Nullable StoredResponse stored, Lifetime lifetime, long now) {
        if (stored == null) {
            return NONE;
        }
        long age = now - stored.storedAt();
        if (age < lifetime.fresh().toNanos()) {
            return FRESH;
        }
        return age < lifetime.fresh().plus(lifetime.staleIfError()).toNanos() ? STALE_IF_ERROR : NONE;
    }
}
