/**
 * FakeJellyfin: a small server that a client cannot tell from Jellyfin 10.11.11 on the Users endpoints. Tests and the
 * demonstration run against it, and it is itself held against recordings of a real server.
 *
 * <p>It imports time, Vert.x and Jackson, and nothing of what it tests: a fake that shared the operation table or the
 * credential grammar with the gateway would share its mistakes. A request passes through the order of the real
 * pipeline (wire refusals, CORS, authentication, routing, authorization, start-up message, operation), one class for
 * each; {@link dev.usher.fake.Fault faults} and {@link dev.usher.fake.Phase phases} stand before it.
 *
 * <p>All state lives on one event loop and has no locks. We chose Vert.x's {@code HttpServer} over a parser of our own:
 * what it refuses by itself differs from Kestrel in a few spellings, which the list of known differences names.
 */
@NullMarked
package dev.usher.fake;

import org.jspecify.annotations.NullMarked;
