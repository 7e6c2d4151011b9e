package dev.usher.observe;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What a server has to do, read whenever somebody looks.
 *
 * @param inFlight the operations that are under way to it
 * @param inLine those that wait for their turn
 * @param untilReady those that wait until it has started
 * @param shed how many have been refused since the gateway began, because their turn would have come too late
 */
public record Workload(IntSupplier inFlight, IntSupplier inLine, IntSupplier untilReady, LongSupplier shed) {
    /** How many requests wait, for whatever reason. */
    int waiting() {
        return inLine.getAsInt() + untilReady.getAsInt();
    }
}
