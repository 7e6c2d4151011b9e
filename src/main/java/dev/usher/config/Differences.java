package dev.usher.config;

import dev.usher.limit.Rate;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which keys two trees of settings differ in. The keys are the names of the components, with few exceptions. */
public final class Differences {
    /** Components that are not called as their keys are; those without a name have their keys beside those of their owner. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("arrivals", ""),
            Map.entry("policy", ""),
            Map.entry("publicUsers", "public"),
            Map.entry("urls", "url"),
            Map.entry("backoffBase", "backoff-min"));

    private final List<String> paths = new ArrayList<>();

    private Differences() {}

    /** The paths of the keys, as {@code limits.address.rate}, in the order of the file; a server that came or went is one. */
    public static List<String> between(Settings one, Settings other) {
        Differences differences = new Differences();
        differences.compare("", one, other);
        return List.copyOf(differences.paths);
    }

    private void compare(String path, @Nullable Object one, @Nullable Object other) {
        if (Objects.equals(one, other)) {
            return;
        }
        if (one instanceof Rate rate && other instanceof Rate otherRate) {
            compare(below(path, "rate"), rate.withBurst(1), otherRate.withBurst(1), true);
            compare(below(path, "burst"), rate.burst(), otherRate.burst(), true);
        } else if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            compare(path, map, otherMap);
        } else {
            boolean parts = one instanceof Record && other instanceof Record && isOfSettings(one);
            if (!parts) {
                paths.add(path);
                return;
            }
            components(path, (Record) one, (Record) other);
        }
    }

    private void compare(String path, Object one, Object other, boolean whole) {
        if (whole && !one.equals(other)) {
            paths.add(path);
        }
    }

    private void compare(String path, Map<?, ?> one, Map<?, ?> other) {
        TreeSet<String> names = new TreeSet<>();
        one.keySet().forEach(name -> names.add(name.toString()));
        other.keySet().forEach(name -> names.add(name.toString()));
        int before = paths.size();
        names.forEach(name -> compare(below(path, name), one.get(name), other.get(name)));
        if (paths.size() == before) {
            paths.add(path);
        }
    }

    private void components(String path, Record one, Record other) {
        int before = paths.size();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            compare(below(path, key(component.getName())), value(component, one), value(component, other));
        }
        if (paths.size() == before) {
            paths.add(path);
        }
    }

    /** The records of others stand for one value, as the pin of a certificate does. */
    private static boolean isOfSettings(Object value) {
        String home = value.getClass().getPackageName();
        return home.equals(Differences.class.getPackageName())
                || value instanceof dev.usher.cache.Lifetime
                || value instanceof dev.usher.retry.RetryPolicy;
    }

    private static String key(String component) {
        String other = OTHER_NAMES.get(component);
        return other != null ? other : component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String below(String path, String key) {
        return key.isEmpty() ? path : new SettingsError(key, "").under(path).path();
    }

    private static @Nullable Object value(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("a record of settings is public: " + owner.getClass(), closed);
        }
    }
}
