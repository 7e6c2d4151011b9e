package dev.usher.collapse;

import dev.usher.service.Response;
import io.vertx.core.Promise;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The calls in flight to one server, shared by all event loops. */
public final class Flights {
    private final ConcurrentMap<Object, Promise<Response>> underway = new ConcurrentHashMap<>();

    /** The flight of {@code key} that somebody else leads, or null after {@code mine} has taken off. */
    @Nullable
    Promise<Response> join(Object key, Promise<Response> mine) {
        return underway.putIfAbsent(key, mine);
    }

    void land(Object key, Promise<Response> flight) {
        underway.remove(key, flight);
    }

    /** How many calls are in flight. */
    public int size() {
        return underway.size();
    }
}
