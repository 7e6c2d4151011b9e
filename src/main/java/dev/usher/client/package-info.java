/**
 * The library: a typed, non-blocking client of the Users operations of one server. Public API.
 *
 * <p>A {@link dev.usher.client.UsersClient} is the gateway's own stack from {@code retry} down with a typed face on it: a
 * {@link dev.usher.client.Call} says what is asked and how the answer reads, and whatever is not that answer becomes one of
 * the {@link dev.usher.client.UsersException}s. The package must not know of the gateway, its settings or its metrics.
 *
 * <p>We chose values for calls, so that every operation has one form that also gives status and fields, over a second set
 * of methods; views that share one client over options on each method; and contexts of our own, so that a client outlives
 * the verticle that happened to call it first, while every result comes back on its caller's context.
 */
@NullMarked
package dev.usher.client;

import org.jspecify.annotations.NullMarked;
