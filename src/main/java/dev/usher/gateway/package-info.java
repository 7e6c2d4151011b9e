/**
 * The HTTP edge of the gateway: an incoming request becomes a {@link dev.usher.service.Request} in one spelling, its
 * {@link dev.usher.service.Response} goes out with back-pressure, and an error of our own says what to do.
 *
 * <p>It must not know how an answer is found: it asks the {@link dev.usher.gateway.Door} through which the request came.
 * Of its own it refuses what a server would read in another way than this gateway does, and what nobody could relay.
 * We chose a plain request handler over routes of Vert.x Web, because what is asked is decided once, from one canonical
 * path, and a route matcher would read the path a second time in its own way; a Router mounts the handler as a whole.
 *
 * <p>In HTTP/1.1 a refusal may leave content behind that nobody reads, and ends the connection; in HTTP/2 it ends one stream.
 * A {@link dev.usher.gateway.ServerKey} is what a listener proves its name with. We read keys ourselves and hand them to Vert.x
 * in memory, because Vert.x reads files on its own terms: a broken one would be found by the first client.
 */
@NullMarked
package dev.usher.gateway;

import org.jspecify.annotations.NullMarked;
