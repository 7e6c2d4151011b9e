/**
 * Stored responses: when one may be reused, for whom, and until when (RFC 9111 as a shared cache, RFC 5861, RFC 9211).
 *
 * <p>It must not know what is asked: which requests may be stored, under which key and for how long is told by a
 * {@link dev.usher.cache.CachePolicy}. It stands above {@code collapse}, so that only what must be fetched meets there, and
 * is cut per server, so that a server that is down still answers from what was stored for it.
 *
 * <p>There are two filters around one store. {@link dev.usher.cache.CacheFilter} keeps what says nothing, for the lifetime that
 * a policy assigns; {@link dev.usher.cache.HttpCacheFilter} keeps what says itself how long it lives, on the
 * {@link dev.usher.cache.Terms} that RFC 9111 makes of it. The latter streams: {@link dev.usher.cache.GatherFilter} beneath it
 * gathers in memory what may be stored, and the first client reads it while it comes.
 *
 * <p>We chose one
 * {@link dev.usher.cache.Generation} per server and one epoch per token ({@link dev.usher.cache.TokenEpochs}) over finer
 * invalidation, because a write may change more than it names, and a fetch under way may carry the old state: what is
 * stored holds the numbers under which it was fetched, and nobody has to find and remove it. Only a {@link dev.usher.cache.Purge}
 * finds and removes, for it must tell how much that was; what is being fetched meanwhile is not stored, whatever it is.
 *
 * <p>What may stand in for a failing server answers before that has been asked, where it is known to be lost: nobody who has an
 * answer in store waits for a server that starts.
 */
@NullMarked
package dev.usher.cache;

import org.jspecify.annotations.NullMarked;
