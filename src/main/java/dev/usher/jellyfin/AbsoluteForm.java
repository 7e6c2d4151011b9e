package dev.usher.jellyfin;

/** Targets in absolute form (RFC 9112 §3.2.2). */
final class AbsoluteForm {
    private AbsoluteForm() {}

    /** The target in origin form; one in any other form stays as it is. */
    static String strip(String target) {
        int authority = startOfAuthority(target);
        if (authority < 0) {
            return target;
        }
        int end = authority;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        String rest = target.substring(end);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static int startOfAuthority(String target) {
        if (target.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
    }
}
