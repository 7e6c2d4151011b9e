package dev.usher.service;

import io.vertx.core.Future;

/** Something that answers requests: the wire to one server, or a stack of filters above it. */
@FunctionalInterface
public interface Service {
    /**
     * Answers {@code request}, at the latest at its deadline.
     *
     * @return an answer of whatever status, or a {@link ServiceException} where none came. A future that is already
     *     complete has done all its work and is continued by a plain call. A pending one completes on the event loop of
     *     the caller.
     */
    Future<Response> call(Request request);
}
