package dev.usher.service;

import java.util.ArrayList;
import java.util.List;

/**
 * The end of a streamed exchange before its time: whichever side fails first cancels, and the other side lets go. Used on
 * one event loop only.
 */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>(2);
    private boolean cancelled;

    /** Runs every registered action once; later calls do nothing. */
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            actions.forEach(Runnable::run);
            actions.clear();
        }
    }

    /** Runs {@code action} on cancellation, at once if that has come already. */
    public void onCancel(Runnable action) {
        if (cancelled) {
            action.run();
        } else {
            actions.add(action);
        }
    }
}
