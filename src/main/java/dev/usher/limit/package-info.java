/**
 * How much anybody may ask, and how much a server is given to do.
 *
 * <p>What anybody may ask: a {@link dev.usher.limit.RateLimiter} decides by key and time, a
 * {@link dev.usher.limit.RateLimitFilter} puts the decision into HTTP, and {@link dev.usher.limit.AcceptedCallers} knows
 * which tokens a server has vouched for.
 *
 * <p>It must not know who the keys stand for, what is asked, or what a server is: keys are computed by functions that are
 * passed in. A rate stands above cache and collapse, so that an answer from store is paid for like any other. We chose GCRA over
 * a counter per window because it needs one long per key, refills smoothly, and can tell a refused caller the very
 * nanosecond from which it would be admitted.
 *
 * <p>What a server is given to do: a {@link dev.usher.limit.ConcurrencyLimit} has slots and a line before them, and a
 * {@link dev.usher.limit.ConcurrencyLimitFilter} holds one for each attempt. It stands beneath whoever repeats attempts, so that
 * a wait between two holds no slot, and above whoever judges the server, for a request that was not sent says nothing of it.
 * We chose a fixed number of slots over one that follows the times measured: a Jellyfin does not say what it can take, its
 * operations differ a hundredfold in what they cost, and a number that its owner has set can be understood. What is learnt is
 * only how long slots are held, to tell at once whose turn would come after its deadline. A request without a slot fails as one
 * that was never sent; a stored answer may then stand in.
 */
@NullMarked
package dev.usher.limit;

import org.jspecify.annotations.NullMarked;
