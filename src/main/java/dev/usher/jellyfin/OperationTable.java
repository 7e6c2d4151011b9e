package dev.usher.jellyfin;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which path is which operation: the documented ones and their undocumented twins. */
final class OperationTable {
    private static final List<PathPattern> PATTERNS = patterns();

    private OperationTable() {}

    /**
     * An operation and the spelling of its path that goes up.
     *
     * @param path begins with a slash
     */
    record Found(Operation operation, String path) {}

    /**
     * The operation at {@code segments}, from which the base path has been taken, or null where there is none. Where a
     * literal segment matches but not its method, {@code {userId}} is tried, as the server does.
     */
    static @Nullable Found find(HttpMethod method, List<Segment> segments, GuidReader guids) {
        List<Segment> path = withoutSlashAtEnd(LegacyPrefix.strip(segments));
        for (PathPattern pattern : PATTERNS) {
            if (pattern.matches(method, path)) {
                return new Found(pattern.operation(), pattern.path(path, guids));
            }
        }
        return null;
    }

    private static List<Segment> withoutSlashAtEnd(List<Segment> segments) {
        int last = segments.size() - 1;
        return last > 0 && segments.get(last).raw().isEmpty() ? segments.subList(0, last) : segments;
    }

    private static List<PathPattern> patterns() {
        List<PathPattern> literal = new ArrayList<>();
        List<PathPattern> open = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            PathPattern pattern = PathPattern.of(operation.method(), operation.template(), operation);
            (pattern.isLiteral() ? literal : open).add(pattern);
        }
        literal.add(PathPattern.of(HttpMethod.GET, "/QuickConnect/Initiate", Operation.QUICK_CONNECT_INITIATE));
        open.add(PathPattern.of(HttpMethod.POST, "/Users/{userId}", Operation.UPDATE_USER));
        open.add(PathPattern.of(HttpMethod.POST, "/Users/{userId}/Configuration", Operation.UPDATE_USER_CONFIGURATION));
        open.add(PathPattern.of(HttpMethod.POST, "/Users/{userId}/Password", Operation.UPDATE_USER_PASSWORD));
        literal.addAll(open);
        return List.copyOf(literal);
    }
}
