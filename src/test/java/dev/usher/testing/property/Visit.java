package dev.usher.testing.property;

import dev.usher.service.Cancellation;
import dev.usher.service.Observer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One client that asks one thing, from its request to its answer. The request carries it to the server as its observer. */
final class Visit implements Observer {
    final Who who;
    final @Nullable Read read;
    final @Nullable Write write;
    final Wish wish;
    final Begin begin;
    final Cancellation gone = new Cancellation();
    private boolean over;
    private boolean hasLeft;

    /** What a client asks of the answer besides. */
    enum Wish {
        NOTHING(""),
        WHAT_IS_NEW(""),
        VALIDATED("no-cache"),
        YOUNG("max-age=5"),
        EVEN_STALE("max-stale=30"),
        /** The fields of a stream alone. */
        HEAD(""),
        /** The bytes from {@link #FROM} to {@link #TO} of a stream. */
        PART("");

        static final int FROM = 1;
        static final int TO = 5;

        static final long AGE_OF_YOUTH = 5;
        static final long STALENESS = 30;

        final String directive;

        Wish(String directive) {
            this.directive = directive;
        }
    }

    /**
     * When a client came, and what had been so by then.
     *
     * @param moment the moment
     * @param deadline the nanosecond until which it waits
     * @param required for each part of the state its oldest version that may be shown
     */
    record Begin(long moment, long deadline, Map<String, Integer> required) {}

    Visit(Who who, @Nullable Read read, @Nullable Write write, Wish wish, Begin begin) {
        this.who = who;
        this.read = read;
        this.write = write;
        this.wish = wish;
        this.begin = begin;
    }

    /** What all have in common who are shown the same. */
    String likeness() {
        return read + " " + who.as(read.aspects);
    }

    /** Whether it asks for fields alone, which operations do not have. */
    boolean isForHead() {
        return wish == Wish.HEAD && read != null && !read.isOperation();
    }

    /** A cookie that is for this client alone. */
    String cookie() {
        return "of=" + begin.moment();
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    void leave() {
        hasLeft = true;
        gone.cancel();
    }

    boolean hasLeft() {
        return hasLeft;
    }

    @Override
    public String toString() {
        return (read == null ? write : read) + " by " + who + (wish == Wish.NOTHING ? "" : " who wants " + wish);
    }
}
