/**
 * A model of what a cache may show to whom, and random plays that hold a gateway's layers against it. A server that keeps
 * versions answers, fails and is slow as a play says; everything that a client is shown is traced back to when, for whom and of
 * which state it was made.
 *
 * <p>It must not know how the layers decide: what may be reused, and how long, is said here once more, as a table of its own. We
 * chose plays that are lists of values over a generator that looks at the stack, so that any step may be left out and the rest
 * still means something: that is how a failure is made short.
 */
@NullMarked
package dev.usher.testing.property;

import org.jspecify.annotations.NullMarked;
