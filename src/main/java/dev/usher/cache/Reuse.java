package dev.usher.cache;

import org.jspecify.annotations.Nullable;

/** What a stored response is still good for. */
enum Reuse {
    /** It answers by itself (RFC 9111 §4.2). */
    FRESH,
    /** It is stale, and the client takes it as it is (RFC 9111 §5.2.1.2). */
    MAX_STALE,
    /** It answers, and is validated behind the client's back (RFC 5861 §3). */
    WHILE_REVALIDATING,
    /** It stands in while the server fails (RFC 5861 §4). */
    STALE_IF_ERROR,
    /** It stands in while there is no answer at all (RFC 9111 §4.2.4). */
    STALE_IF_UNREACHABLE,
    /** It must be validated first, or fetched anew. */
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
        long staleness = age - lifetime.fresh().toNanos();
        if (staleness < lifetime.staleWhileRevalidate().toNanos()) {
            return WHILE_REVALIDATING;
        }
        return staleness < lifetime.staleIfError().toNanos() ? STALE_IF_ERROR : NONE;
    }

    /** Whether the client is answered without waiting for the server. */
    boolean answers() {
        return this == FRESH || this == MAX_STALE || this == WHILE_REVALIDATING;
    }
}
