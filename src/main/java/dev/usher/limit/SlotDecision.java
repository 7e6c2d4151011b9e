package dev.usher.limit;

/** What becomes of a request that asks for a slot. Computed from values alone. */
sealed interface SlotDecision {
    /** Go on: there is a free slot. */
    record Take() implements SlotDecision {
        static final Take NOW = new Take();
    }

    /** Wait in line: the turn is expected before the deadline. */
    record Wait() implements SlotDecision {
        static final Wait IN_LINE = new Wait();
    }

    /**
     * Go away: there is no place to wait, or the turn would come too late.
     *
     * @param retryAfterNanos how long until one who asks with the same time left would be let wait, as things stand
     */
    record Refuse(long retryAfterNanos) implements SlotDecision {}

    /**
     * How things stand.
     *
     * @param running how many slots are in use
     * @param waiting how many wait for one
     * @param heldNanos how long slots were held of late, on average; zero where none has been freed yet
     */
    record Load(Capacity capacity, int running, int waiting, long heldNanos) {
        /** The time until the turn of one who joins the line: slots become free in an even flow. */
        long turnNanos() {
            return turnNanos(waiting + 1L);
        }

        private long turnNanos(long place) {
            return place * heldNanos / capacity.slots();
        }

        private boolean isFull() {
            return waiting >= capacity.queue();
        }
    }

    /** The decision on a request that has {@code remainingNanos} left until its deadline. */
    static SlotDecision of(Load load, long remainingNanos) {
        if (load.running() < load.capacity().slots() && load.waiting() == 0) {
            return Take.NOW;
        }
        long late = load.turnNanos() - remainingNanos;
        if (load.isFull()) {
            return new Refuse(Math.max(load.turnNanos(1), late));
        }
        return late >= 0 ? new Refuse(late) : Wait.IN_LINE;
    }
}
