package dev.usher.testing.property;

/**
 * How the server treats a request.
 *
 * @param manner what it answers
 * @param early whether it reads and changes its state when it is asked, and not when it answers; of a failure, whether it
 *     has acted all the same
 */
record Conduct(Manner manner, boolean early) {
    /** It answers. */
    static final Conduct WELL = new Conduct(Manner.ANSWERS, true);

    /** What it answers. */
    enum Manner {
        ANSWERS,
        /** It answers, and gives a cookie. */
        GREETS,
        /** It answers when the play says so, or never. */
        IS_SLOW,
        /** It answers, and half of the content comes when the play says so. */
        DRIPS,
        /** Half of the content comes. */
        BREAKS_OFF,
        FORBIDS,
        FAILS,
        IS_BEHIND_A_PROXY,
        LOADS,
        SETS_UP,
        BLOCKS,
        REFUSES,
        CUTS;

        /** Whether it answers what it was asked, or begins to. */
        boolean isWell() {
            return this == ANSWERS || this == GREETS || this == DRIPS || this == BREAKS_OFF;
        }

        /** Whether it has surely done nothing. */
        boolean isIdle() {
            return this == LOADS || this == SETS_UP || this == BLOCKS || this == REFUSES;
        }
    }

    /** The same for a request on which it has acted already. */
    Conduct afterActing() {
        return manner.isIdle() ? new Conduct(Manner.CUTS, true) : this;
    }
}
