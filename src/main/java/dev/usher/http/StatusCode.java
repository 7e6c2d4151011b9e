package dev.usher.http;

import java.util.Set;

/** What a cache has to know of the codes of a final response (RFC 9110 §15). */
public final class StatusCode {
    private static final Set<Integer> HEURISTICALLY_CACHEABLE =
            Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);
    private static final Set<Integer> UNDERSTOOD = Set.of(
            200, 201, 202, 203, 204, 205, 300, 301, 302, 303, 305, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407,
            408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 500, 501, 502, 503, 504, 505);

    private StatusCode() {}

    /** Whether a response that says nothing of its freshness may be stored for a guessed time (§15.1). */
    public static boolean isHeuristicallyCacheable(int status) {
        return HEURISTICALLY_CACHEABLE.contains(status);
    }

    /**
     * Whether we know what {@code status} asks of a cache, and do it, so that {@code must-understand} lets us store the response
     * (RFC 9111 §3): every code of RFC 9110 but 206, whose parts we do not put together, and 304, which is no response to store.
     */
    public static boolean isUnderstood(int status) {
        return UNDERSTOOD.contains(status);
    }
}
