package dev.usher.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a GET or HEAD that a cache evaluates against a stored response (RFC 9110 §13.2.2, RFC 9111 §4.3.2). Those
 * of {@code If-Match} and {@code If-Unmodified-Since} are for the origin alone.
 */
public final class Preconditions {
    private static final CharSequence IF_RANGE = HttpHeaders.createOptimized("if-range");

    private Preconditions() {}

    /**
     * Whether the client that sent {@code requestFields} at {@code now} has what {@code stored} stands for, so that 304 answers
     * it. {@code If-None-Match} wins over {@code If-Modified-Since}, and a date that is none does not count. The caller asks of a
     * stored success alone: with any other status no condition counts (RFC 9110 §13.2.1).
     */
    public static boolean notModified(MultiMap requestFields, Validators stored, Instant now) {
        if (requestFields.contains(HttpHeaders.IF_NONE_MATCH)) {
            return noneMatchFails(requestFields, stored.etag());
        }
        if (!requestFields.contains(HttpHeaders.IF_MODIFIED_SINCE)) {
            return false;
        }
        Instant since = HttpDate.strict(joined(requestFields, HttpHeaders.IF_MODIFIED_SINCE), now);
        return since != null && !stored.modified().isAfter(since);
    }

    /** Whether the {@code If-None-Match} of {@code requestFields}, on all its lines, names what has this tag, or anything. */
    public static boolean noneMatchFails(MultiMap requestFields, @Nullable String etag) {
        if (!requestFields.contains(HttpHeaders.IF_NONE_MATCH)) {
            return false;
        }
        String tags = joined(requestFields, HttpHeaders.IF_NONE_MATCH);
        return etag == null ? tags.strip().equals("*") : EntityTag.matches(tags, etag);
    }

    /**
     * Whether the {@code Range} of {@code requestFields} may be answered from {@code stored}: without {@code If-Range}, or where
     * that is the very same strong tag, or the very same date and that a strong one (§13.1.5). Else the whole is the answer.
     */
    public static boolean rangeApplies(MultiMap requestFields, Validators stored) {
        if (!requestFields.contains(IF_RANGE)) {
            return true;
        }
        String validator = joined(requestFields, IF_RANGE);
        return validator.startsWith("\"")
                ? validator.equals(stored.etag())
                : stored.isLastModifiedStrong() && validator.equals(stored.lastModified());
    }

    private static String joined(MultiMap fields, CharSequence name) {
        List<String> lines = fields.getAll(name);
        return lines.size() == 1 ? lines.get(0) : String.join(", ", lines);
    }
}
