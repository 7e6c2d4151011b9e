package dev.usher.collapse;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The calls in flight to one server, shared by all event loops. */
public final class Flights {
    private final ConcurrentMap<Object, Flight> underway = new ConcurrentHashMap<>();

    /** The flight of {@code key} that somebody else leads, now with one more aboard, or null after {@code mine} has taken off. */
    @Nullable
    Flight join(Object key, Flight mine) {
        Flight theirs = underway.putIfAbsent(key, mine);
        if (theirs != null) {
            theirs.board();
        }
        return theirs;
    }

    void land(Object key, Flight flight) {
        underway.remove(key, flight);
    }

    /** How many calls are in flight. */
    public int size() {
        return underway.size();
    }
}
