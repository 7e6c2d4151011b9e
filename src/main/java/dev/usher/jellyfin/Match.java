package dev.usher.jellyfin;

import dev.usher.service.Route;

/**
 * What a target asks for.
 *
 * @param route an {@link Operation} or a {@link Stream}
 * @param target of an operation its canonical path and query, without the base path and without credentials; of a stream
 *     the path and query as they came
 */
public record Match(Route route, String target) {
    /** The route alone: a query may hold secrets. */
    @Override
    public String toString() {
        return "Match[" + route.name() + "]";
    }
}
