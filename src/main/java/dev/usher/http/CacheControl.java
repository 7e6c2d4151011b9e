package dev.usher.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Cache-Control} says to a shared cache (RFC 9111 §5.2). Immutable.
 *
 * <p>Of a directive that is there more than once the first counts (§4.2.1). What is malformed is read so that less is reused:
 * seconds that are none are 0, or as many as there can be where a client wants so many left, a restriction holds with any argument, a permission with none that it does not have.
 */
public final class CacheControl {
    /** What no field says. */
    public static final CacheControl NONE = new CacheControl(List.of());

    private static final long ABSENT = -1;
    private static final CharSequence PRAGMA = HttpHeaders.createOptimized("pragma");
    private static final CacheControl NO_CACHE = new CacheControl(List.of("no-cache"));

    private final Set<Directive> given = EnumSet.noneOf(Directive.class);
    private final Map<Directive, Long> seconds = new EnumMap<>(Directive.class);
    private final List<String> noCacheFields = new ArrayList<>();
    private final List<String> privateFields = new ArrayList<>();

    private CacheControl(List<String> lines) {
        for (String line : lines) {
            DirectiveScanner members = new DirectiveScanner(line);
            while (members.next()) {
                Directive directive = members.directive();
                if (directive != null) {
                    read(directive, members);
                }
            }
        }
    }

    /** What all lines of the field in {@code fields} say. */
    public static CacheControl of(MultiMap fields) {
        return fields.contains(HttpHeaders.CACHE_CONTROL)
                ? new CacheControl(fields.getAll(HttpHeaders.CACHE_CONTROL))
                : NONE;
    }

    /**
     * What the lines of a targeted field say (RFC 9213), a dictionary of the same directives; null where the field is empty or
     * malformed, or a directive has not the type that is its own, so that it must be ignored as a whole (§2.1).
     */
    public static @Nullable CacheControl targeted(List<String> lines) {
        String line = TargetedDirectives.line(lines);
        return line == null ? null : new CacheControl(List.of(line));
    }

    /** What {@code fields} of a request say; without the field {@code Pragma: no-cache} says {@code no-cache} (§5.4). */
    public static CacheControl ofRequest(MultiMap fields) {
        if (fields.contains(HttpHeaders.CACHE_CONTROL) || !fields.contains(PRAGMA)) {
            return of(fields);
        }
        return new CacheControl(fields.getAll(PRAGMA)).noCache() ? NO_CACHE : NONE;
    }

    /** Whether none of these directives is there. */
    public boolean isEmpty() {
        return given.isEmpty() && seconds.isEmpty() && noCacheFields.isEmpty() && privateFields.isEmpty();
    }

    /** Whether nothing of the message may be stored (§5.2.1.5, §5.2.2.5). */
    public boolean noStore() {
        return given.contains(Directive.NO_STORE);
    }

    /** Whether the whole response must be validated before each use (§5.2.1.4, §5.2.2.4). */
    public boolean noCache() {
        return given.contains(Directive.NO_CACHE);
    }

    /** The fields, in lower case, that must not be sent in a reuse without validation (§5.2.2.4). */
    public List<String> noCacheFields() {
        return Collections.unmodifiableList(noCacheFields);
    }

    /** Whether the whole response is for one user (§5.2.2.7). */
    public boolean isPrivate() {
        return given.contains(Directive.PRIVATE);
    }

    /** The fields, in lower case, that are for one user; the rest may be stored (§5.2.2.7). */
    public List<String> privateFields() {
        return Collections.unmodifiableList(privateFields);
    }

    /** Whether the response may be stored even where it otherwise might not (§5.2.2.9). */
    public boolean isPublic() {
        return given.contains(Directive.PUBLIC);
    }

    /** Whether a stale response must be validated before each use (§5.2.2.2). */
    public boolean mustRevalidate() {
        return given.contains(Directive.MUST_REVALIDATE);
    }

    /** Whether a shared cache must do what {@link #mustRevalidate} says (§5.2.2.8). */
    public boolean proxyRevalidate() {
        return given.contains(Directive.PROXY_REVALIDATE);
    }

    /** Whether to store it one must understand its status, {@code no-store} being for those who do not (§5.2.2.3). */
    public boolean mustUnderstand() {
        return given.contains(Directive.MUST_UNDERSTAND);
    }

    /** Whether the client wants a stored response or none (§5.2.1.7). */
    public boolean onlyIfCached() {
        return given.contains(Directive.ONLY_IF_CACHED);
    }

    /** The seconds for which a response is fresh, or that a client allows it to be old; -1 where not given (§5.2.1.1, §5.2.2.1). */
    public long maxAge() {
        return seconds(Directive.MAX_AGE);
    }

    /** The seconds for which a response is fresh in a shared cache; -1 where not given (§5.2.2.10). */
    public long sMaxAge() {
        return seconds(Directive.S_MAXAGE);
    }

    /** The seconds for which a stale response may be used while it is validated; -1 where not given (RFC 5861 §3). */
    public long staleWhileRevalidate() {
        return seconds(Directive.STALE_WHILE_REVALIDATE);
    }

    /** The seconds for which a stale response may be used instead of an error; -1 where not given (RFC 5861 §4). */
    public long staleIfError() {
        return seconds(Directive.STALE_IF_ERROR);
    }

    /** The seconds for which a client wants the response to stay fresh; -1 where not given (§5.2.1.3). */
    public long minFresh() {
        return seconds(Directive.MIN_FRESH);
    }

    /** The seconds for which a client allows a response to be stale, any for a bare one; -1 where not given (§5.2.1.2). */
    public long maxStale() {
        return seconds(Directive.MAX_STALE);
    }

    private long seconds(Directive directive) {
        return seconds.getOrDefault(directive, ABSENT);
    }

    private void read(Directive directive, DirectiveScanner member) {
        switch (directive.kind()) {
            case RESTRICTION -> given.add(directive);
            case PERMISSION -> {
                if (member.isBare()) {
                    given.add(directive);
                }
            }
            case FIELDS -> readFields(directive, member.argumentOrEmpty());
            case SECONDS -> seconds.putIfAbsent(directive, readSeconds(directive, member));
        }
    }

    private void readFields(Directive directive, String names) {
        List<String> fields = new ArrayList<>();
        for (String member : names.split(",")) {
            String name = member.strip().toLowerCase(Locale.ROOT);
            if (DirectiveScanner.isToken(name)) {
                fields.add(name);
            } else if (!name.isEmpty()) {
                given.add(directive);
            }
        }
        if (fields.isEmpty()) {
            given.add(directive);
        }
        (directive == Directive.NO_CACHE ? noCacheFields : privateFields).addAll(fields);
    }

    private static long readSeconds(Directive directive, DirectiveScanner member) {
        if (directive == Directive.MAX_STALE && member.isBare()) {
            return Long.MAX_VALUE;
        }
        long seconds = DeltaSeconds.parse(member.argumentOrEmpty());
        return seconds < 0 && directive == Directive.MIN_FRESH ? DeltaSeconds.MOST : Math.max(0, seconds);
    }
}
