package dev.usher.observe;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often each server was asked for one exchange. Thread-safe. */
final class Attempts {
    private final Map<String, Integer> made = new LinkedHashMap<>();

    /** It is for {@code server}, which has not been asked yet. */
    synchronized void routed(String server) {
        made.putIfAbsent(server, 0);
    }

    /** One more attempt at {@code server}; its number, from 1. */
    synchronized int next(String server) {
        return made.merge(server, 1, Integer::sum);
    }

    /** The servers that it was for, with commas between. */
    synchronized String servers() {
        return String.join(",", made.keySet());
    }

    /** The attempts at all of them. */
    synchronized int total() {
        return made.values().stream().mapToInt(Integer::intValue).sum();
    }
}
