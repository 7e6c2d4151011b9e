package dev.usher.observe;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Something for each of a bounded number of names. Most names that are counted by are few and fixed; where a client chooses
 * them, what is beyond the bound shares the name {@code other}.
 */
final class Bounded<T> {
    private static final String OTHER = "other";

    private final int most;
    private final Function<String, T> maker;
    private final Map<String, T> made = new ConcurrentHashMap<>();

    /** Nothing yet; {@code maker} makes what a name needs. */
    Bounded(int most, Function<String, T> maker) {
        this.most = most;
        this.maker = maker;
    }

    T of(String name) {
        T known = made.get(name);
        if (known != null) {
            return known;
        }
        return made.computeIfAbsent(made.size() < most ? name : OTHER, maker);
    }

    /** The values of all names, in their order. */
    Map<String, Long> values(ToLongFunction<T> value) {
        Map<String, Long> values = new TreeMap<>();
        made.forEach((name, thing) -> values.put(name, value.applyAsLong(thing)));
        return values;
    }
}
