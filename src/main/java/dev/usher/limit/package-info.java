/**
 * How much anybody may ask: a {@link dev.usher.limit.RateLimiter} decides by key and time, a
 * {@link dev.usher.limit.RateLimitFilter} puts the decision into HTTP, and {@link dev.usher.limit.AcceptedCallers} knows
 * which tokens a server has vouched for.
 *
 * <p>It must not know who the keys stand for, what is asked, or what a server is: keys are computed by functions that are
 * passed in. It stands above cache and collapse, so that an answer from store is paid for like any other. We chose GCRA over
 * a counter per window because it needs one long per key, refills smoothly, and can tell a refused caller the very
 * nanosecond from which it would be admitted.
 */
@NullMarked
package dev.usher.limit;

import org.jspecify.annotations.NullMarked;
