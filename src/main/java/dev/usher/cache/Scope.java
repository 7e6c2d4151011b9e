package dev.usher.cache;

import java.util.Collection;

/**
 * What of one server's state a stored response tells of, or a write may change: everything, nothing, or some subjects. A subject
 * is any text by which both are known. Subjects share a bounded number of counters, so that one may be taken for changed along
 * with another, which costs a fetch. Immutable.
 */
public final class Scope {
    /** Whatever the server has: a response that may tell of anything, a write of which nobody knows what it changes. */
    public static final Scope EVERYTHING = new Scope(new int[0]);
    /** A response that no write but one of everything changes, a write that changes nothing. */
    public static final Scope NOTHING = new Scope(new int[0]);

    static final int COUNTERS = 1 << 12;

    private final int[] counters;

    private Scope(int[] counters) {
        this.counters = counters;
    }

    /** These subjects and no other. */
    public static Scope of(Collection<String> subjects) {
        return subjects.isEmpty()
                ? NOTHING
                : new Scope(
                        subjects.stream().mapToInt(Scope::counter).distinct().toArray());
    }

    private static int counter(String subject) {
        int hash = subject.hashCode() * 0x9E3779B9;
        return hash >>> Integer.SIZE - Integer.numberOfTrailingZeros(COUNTERS);
    }

    int size() {
        return counters.length;
    }

    int counter(int index) {
        return counters[index];
    }

    /** How much it is: a subject tells who watches what. */
    @Override
    public String toString() {
        return this == EVERYTHING ? "everything" : counters.length + " subjects";
    }
}
