/**
 * The HTTP edge of the gateway: an incoming request becomes a {@link dev.usher.service.Request} in one spelling, its
 * {@link dev.usher.service.Response} goes out with back-pressure, and an error of our own says what to do.
 *
 * <p>It must not know how an answer is found: it asks the {@link dev.usher.gateway.Door} through which the request came.
 * Of its own it refuses what a server would read in another way than this gateway does, and what nobody could relay.
 * It tells its {@code Watch} of each exchange and lets it end in order ({@code Drain}); the admin listener stands beside it.
 * We chose a plain request handler over routes of Vert.x Web, because what is asked is decided once, from one canonical
 * path, and a route matcher would read the path a second time in its own way; a Router mounts the handler as a whole.
 */
@NullMarked
package dev.usher.gateway;

import org.jspecify.annotations.NullMarked;
