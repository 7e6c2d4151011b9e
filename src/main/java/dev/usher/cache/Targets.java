package dev.usher.cache;

import dev.usher.http.CacheControl;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * Which field of a response tells this cache how to store it: the first of a list of targeted fields that is there and valid,
 * else {@code Cache-Control} with {@code Expires} (RFC 9213 §2.2). None of them is taken away: another cache behind this one may
 * read the same (§3).
 */
public final class Targets {
    /** {@code Cache-Control} alone is read. */
    public static final Targets NONE = new Targets(List.of());

    private final List<CharSequence> names;

    /** The fields of these {@code names} are read first, in this order. */
    public Targets(List<String> names) {
        this.names = names.stream().map(HttpHeaders::createOptimized).toList();
    }

    /** What a response with these {@code fields} tells this cache of its storing. */
    public CacheControl directives(MultiMap fields) {
        return told(fields).directives();
    }

    /**
     * What a response says of its storing.
     *
     * @param directives the directives
     * @param alone whether nothing else counts, as {@code Expires}, or a guess where nothing says how long it lives
     */
    record Told(CacheControl directives, boolean alone) {}

    Told told(MultiMap fields) {
        for (CharSequence name : names) {
            CacheControl targeted = fields.contains(name) ? CacheControl.targeted(fields.getAll(name)) : null;
            if (targeted != null) {
                return new Told(targeted, true);
            }
        }
        return new Told(CacheControl.of(fields), false);
    }
}
