package dev.usher.http;

import java.util.Set;

/** Stand-in. */
public final class StatusCode {
    private static final Set<Integer> H = Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

    private StatusCode() {}

    public static boolean isHeuristicallyCacheable(int status) {
        return H.contains(status);
    }

    public static boolean isUnderstood(int status) {
        return H.contains(status);
    }
}
