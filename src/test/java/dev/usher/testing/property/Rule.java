package dev.usher.testing.property;

/**
 * How long an answer may be shown, and to whom besides the one for whom it was made. All times are seconds.
 *
 * @param told what the server says of it, or the empty string where that is assigned
 * @param targeted what it says of it to a cache that stands before servers, or the empty string
 * @param fresh how long it is fresh
 * @param whileRevalidating how long beyond that it may be shown while it is validated
 * @param ifError how long beyond its freshness it may be shown while the server fails
 * @param ifSilent the same while the server does not answer at all
 * @param kept for whom it may be kept
 */
record Rule(String told, String targeted, long fresh, long whileRevalidating, long ifError, long ifSilent, Kept kept) {
    private static final long STAND_IN = 600;
    private static final long BEHIND = 30;

    /** For whom an answer may be kept. */
    enum Kept {
        BY_ALL,
        BY_ANONYMOUS,
        WHILE_VALIDATED,
        NEVER
    }

    /** That of an operation. */
    static Rule assigned(long fresh) {
        return new Rule("", "", fresh, BEHIND, STAND_IN, STAND_IN, Kept.BY_ALL);
    }

    /** That of a stream which says nothing of how long it may be stale. */
    static Rule told(String told, long fresh, Kept kept) {
        return new Rule(told, "", fresh, 0, 0, STAND_IN, kept);
    }

    /** That of a stream which must not be used when it is stale. */
    static Rule strict(String told, long fresh, Kept kept) {
        return new Rule(told, "", fresh, 0, 0, 0, kept);
    }

    /** The same of a stream that says {@code other} to all other caches. */
    Rule targetedInPlaceOf(String other) {
        return new Rule(other, told, fresh, whileRevalidating, ifError, ifSilent, kept);
    }
}
