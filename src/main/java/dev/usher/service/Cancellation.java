package dev.usher.service;

import java.util.ArrayList;
import java.util.List;

/**
 * The end of an exchange before its time: whichever side fails first cancels, and the other side lets go. Used on one event
 * loop only, but for {@link #NEVER}.
 */
public final class Cancellation {
    /** Does not come: nobody cancels it, and it remembers nothing. */
    public static final Cancellation NEVER = new Cancellation(false);

    private final List<Runnable> actions = new ArrayList<>(2);
    private final boolean possible;
    private boolean cancelled;

    public Cancellation() {
        this(true);
    }

    private Cancellation(boolean possible) {
        this.possible = possible;
    }

    /** Runs every registered action once; later calls do nothing. */
    public void cancel() {
        if (possible && !cancelled) {
            cancelled = true;
            actions.forEach(Runnable::run);
            actions.clear();
        }
    }

    /** Whether it has come. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Runs {@code action} on cancellation, at once if that has come already. */
    public void onCancel(Runnable action) {
        if (cancelled) {
            action.run();
        } else if (possible) {
            actions.add(action);
        }
    }
}
