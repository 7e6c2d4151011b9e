/**
 * FakeJellyfin: a small server that a client cannot tell from Jellyfin 10.11.11 or 12.0 on the Users endpoints. Tests
 * and the demonstration run against it, and it is itself held against recordings of real servers.
 *
 * <p>It imports time, Vert.x and Jackson, and nothing of what it tests: a fake that shared the operation table or the
 * credential grammar with the gateway would share its mistakes. A request passes through the order of the real
 * pipeline (wire refusals, CORS, authentication, routing, authorization, start-up message, operation), one class for
 * each; {@link dev.usher.fake.Fault faults} and {@link dev.usher.fake.Phase phases} stand before it.
 *
 * <p>One enum, {@link dev.usher.fake.ServerVersion}, answers for everything in which the versions differ, so that a
 * third one is another column of one table. We chose that over a class per version, because hardly any operation
 * differs in more than a line.
 *
 * <p>The server's state lives on one event loop and has no locks, but for what tests ask of it from their own threads:
 * the journal, the faults and the PINs. We chose Vert.x's {@code HttpServer} over a parser of our own:
 * what it refuses by itself differs from Kestrel in a few spellings, which the list of known differences names.
 */
@NullMarked
package dev.usher.fake;

import org.jspecify.annotations.NullMarked;
