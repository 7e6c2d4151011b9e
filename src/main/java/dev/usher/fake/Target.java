package dev.usher.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request target as Kestrel and the routing read it.
 *
 * @param segments decoded but for {@code %2F}, without dot segments, one trailing slash, the base URL and, where it is dropped, the
 *     prefix
 * @param authority of the absolute form, else null
 * @param detour where a request is sent that is not below the base URL; else null
 */
record Target(
        List<String> segments,
        Query query,
        @Nullable String authority,
        @Nullable String detour) {
    private static final List<String> PREFIXES = List.of("emby", "mediabrowser");

    static Target parse(String raw, FakeOptions options) {
        String authority = null;
        String rest = raw;
        int scheme = raw.indexOf("://");
        if (scheme > 0 && raw.charAt(0) != '/') {
            int slash = raw.indexOf('/', scheme + 3);
            int end = slash < 0 ? raw.length() : slash;
            authority = raw.substring(scheme + 3, end);
            rest = slash < 0 ? "/" : raw.substring(end);
        }
        int mark = rest.indexOf('?');
        String path = mark < 0 ? rest : rest.substring(0, mark);
        Query query = Query.parse(mark < 0 ? "" : rest.substring(mark + 1));
        List<String> all = segments(path);
        BaseUrl base = new BaseUrl(options.baseUrl());
        List<String> segments = base.strip(all);
        return new Target(
                options.version().dropsPrefixes() ? withoutPrefix(segments) : List.copyOf(segments),
                query,
                authority,
                base.detour(all, path.endsWith("/")));
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(Math.min(1, path.length())).split("/", -1)) {
            String decoded = decode(segment);
            if (decoded.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!decoded.equals(".")) {
                segments.add(decoded);
            }
        }
        if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
            segments.remove(segments.size() - 1);
        }
        return segments;
    }

    private static List<String> withoutPrefix(List<String> segments) {
        boolean prefixed =
                segments.size() > 1 && PREFIXES.contains(segments.get(0).toLowerCase(Locale.ROOT));
        return List.copyOf(prefixed ? segments.subList(1, segments.size()) : segments);
    }

    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        return new String(Percent.decode(segment, '/'), StandardCharsets.UTF_8);
    }
}
