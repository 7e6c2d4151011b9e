package dev.usher.http;

import org.jspecify.annotations.Nullable;

/** The directives of {@code Cache-Control} that a shared cache acts upon (RFC 9111 §5.2, RFC 5861). */
enum Directive {
    NO_STORE("no-store", Kind.RESTRICTION),
    MUST_REVALIDATE("must-revalidate", Kind.RESTRICTION),
    PROXY_REVALIDATE("proxy-revalidate", Kind.RESTRICTION),
    ONLY_IF_CACHED("only-if-cached", Kind.RESTRICTION),
    PUBLIC("public", Kind.PERMISSION),
    MUST_UNDERSTAND("must-understand", Kind.PERMISSION),
    NO_CACHE("no-cache", Kind.FIELDS),
    PRIVATE("private", Kind.FIELDS),
    MAX_AGE("max-age", Kind.SECONDS),
    S_MAXAGE("s-maxage", Kind.SECONDS),
    STALE_WHILE_REVALIDATE("stale-while-revalidate", Kind.SECONDS),
    STALE_IF_ERROR("stale-if-error", Kind.SECONDS),
    MIN_FRESH("min-fresh", Kind.SECONDS),
    MAX_STALE("max-stale", Kind.SECONDS);

    private static final Directive[] ALL = values();

    private final String word;
    private final Kind kind;

    Directive(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** The directive that {@code text} names from {@code from} on until {@code to}, in any case. */
    static @Nullable Directive named(String text, int from, int to) {
        for (Directive directive : ALL) {
            if (directive.word.length() == to - from && text.regionMatches(true, from, directive.word, 0, to - from)) {
                return directive;
            }
        }
        return null;
    }

    Kind kind() {
        return kind;
    }

    /** What may follow a directive, and what becomes of it where something else follows. */
    enum Kind {
        /** Nothing follows; it holds even where something does. */
        RESTRICTION,
        /** Nothing follows; where something does it is not given. */
        PERMISSION,
        /** The names of fields may follow; where something else does it concerns the whole response. */
        FIELDS,
        /** Seconds follow; where something else does they are none. */
        SECONDS
    }
}
