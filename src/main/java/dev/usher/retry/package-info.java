/**
 * Asking again: {@link dev.usher.retry.RetryDecision} says whether and when, {@link dev.usher.retry.RetryBudget} how often
 * in all, {@link dev.usher.retry.WaitingRoom} who goes first to a server that is starting, and
 * {@link dev.usher.retry.RetryFilter} does it.
 *
 * <p>It must not know what is asked, nor how a server's readiness is found out: that is a
 * {@link dev.usher.retry.Readiness}. It stands beneath the fan-out, so that one part's repetition does not repeat the
 * others, and above whatever an attempt occupies, so that a request that waits occupies nothing. We chose to separate two
 * reasons for waiting: a server that failed costs attempts and budget, because asking again may be what keeps it down; a
 * server that is starting costs only time, because nobody asks it while its word stands.
 *
 * <p>What may have been executed is repeated only where that does no harm. The library repeats what is idempotent, and tells
 * its caller that a DELETE whose repetition finds nothing may have been the one that deleted. The gateway has no words for
 * that in an answer of the server, so it repeats only what is safe, and says of the rest that it may have been done.
 */
@NullMarked
package dev.usher.retry;

import org.jspecify.annotations.NullMarked;
