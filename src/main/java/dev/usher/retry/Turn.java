package dev.usher.retry;

/** What the waiting room says to a request. */
sealed interface Turn {
    /**
     * Ask the server now, and tell the room what came of it.
     *
     * @param waited whether the request had to wait for it
     */
    record Go(WaitingRoom room, boolean waited) implements Turn {
        /** The attempt has ended; {@code answered} says whether the server has answered what it was asked. Called once. */
        void end(boolean answered) {
            room.end(this, answered);
        }

        @Override
        public String toString() {
            return waited ? "Go[waited]" : "Go[freely]";
        }
    }

    /**
     * Do not ask: the room is full, or the deadline comes first.
     *
     * @param retryAfterNanos how long the server is still to be left alone, zero where that is not known
     */
    record Denied(long retryAfterNanos) implements Turn {}

    /** Nobody waits for the answer any more. */
    record Abandoned() implements Turn {}
}
