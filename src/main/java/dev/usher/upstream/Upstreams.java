package dev.usher.upstream;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servers by name, in the order in which they were configured. Immutable, as the set is; each server's health is not. */
public final class Upstreams {
    private final Map<String, Upstream> byName;

    /** These servers, at least one, no two of the same name. */
    public Upstreams(List<Upstream> servers) {
        Map<String, Upstream> named = new LinkedHashMap<>();
        for (Upstream server : servers) {
            if (named.putIfAbsent(server.name(), server) != null) {
                throw new IllegalArgumentException("two servers have the name " + server.name());
            }
        }
        if (named.isEmpty()) {
            throw new IllegalArgumentException("at least one server is needed");
        }
        byName = Collections.unmodifiableMap(named);
    }

    /** The server of that name, or null where there is none. */
    public @Nullable Upstream named(String name) {
        return byName.get(name);
    }

    /** The server that was configured first. */
    public Upstream first() {
        return byName.values().iterator().next();
    }

    /** All servers, the first one first. */
    public Collection<Upstream> all() {
        return byName.values();
    }
}
