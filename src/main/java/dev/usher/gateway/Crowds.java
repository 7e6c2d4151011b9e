package dev.usher.gateway;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many connections there are of each address. What has no connection takes no room. */
final class Crowds {
    private final ConcurrentMap<String, Integer> crowds = new ConcurrentHashMap<>();

    /** Counts one more; returns how many there are now. */
    int enter(String group) {
        return crowds.merge(group, 1, Integer::sum);
    }

    /** Counts one less. */
    void leave(String group) {
        crowds.computeIfPresent(group, (name, present) -> present == 1 ? null : present - 1);
    }
}
