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
 * <p>Memory that the store does not count is counted in a {@link dev.usher.cache.Room}: a content that comes, until it has come and
 * all who read it are done, and a large one from store, once for all who read it. What finds no room when it comes passes unstored
 * at the pace of its reader. What finds none when it is read from store is not kept for its reader: should it leave the store before
 * he is done, his answer breaks off. We chose that over asking the server for what is stored: it may be down, and a slow reader would
 * hold one of its connections. Up to 64 KiB a hit is written at once and not counted, which is less than any stream may leave unread.
 *
 * <p>Nobody has to find and remove what a write may have changed. Each write begins a new
 * {@link dev.usher.cache.Generation} of its server, and leaves that number with every subject it may have changed; what is
 * stored holds the number under which its fetch began and the {@link dev.usher.cache.Scope} of what it tells of, and is not used
 * once one of these has a later number. A fetch under way need not know whom it will show: it is read when it has come. Subjects are
 * numbers in an array of fixed size, found by their hashes, so that a hit reads a few of them, takes no lock and allocates nothing;
 * two that fall together cost a fetch. A policy that does not say of what a response tells, or what a write reaches, has one
 * generation for the whole server. A token has an epoch besides ({@link dev.usher.cache.TokenEpochs}), which ends when a server
 * refuses it or its owner gives it up. Only a {@link dev.usher.cache.Purge} finds and removes, for it must tell how much that was; what
 * is being fetched meanwhile is not stored, whatever it is.
 *
 * <p>Measured with fifty users, one write in a hundred requests and the lifetimes of the configuration, on virtual time
 * ({@code WriteMix} among the tests, 20 000 reads each): where each reads every 3 s, 75 % come from store, 55 % with a generation of
 * the whole server, 85 % if no write were heeded; where each reads every 30 s it is 53 %, 47 % and 57 %.
 *
 * <p>We chose to heed a write when its answer has come, and not when it is sent as well: one that turns out never to have been sent
 * would have taken away what stands in for the server that is down.
 *
 * <p>What may stand in for a failing server answers before that has been asked, where it is known to be lost: nobody who has an
 * answer in store waits for a server that starts.
 */
@NullMarked
package dev.usher.cache;

import org.jspecify.annotations.NullMarked;
