/**
 * One call in flight for each key: who asks for what somebody is already fetching waits for that answer, and asks himself
 * where it turns out to be for the first one alone.
 *
 * <p>It must not know why two requests are the same, nor what an answer means: the key comes from outside, and null means
 * never; so does the judgement whether an answer is for all. It stands beneath the cache, so that only misses meet here, and
 * above retry, so that what is repeated is repeated once. An answer that cannot be read twice, as an error that streams by, is
 * for the first one: the others then ask a failing server by themselves, as they would without this package, and what keeps
 * them from it is the circuit beneath. We chose followers with deadlines of their own, who ask anew when the first one ran out
 * of its time, over handing a call from one owner to another: a call then belongs to exactly one request from its beginning to
 * its end.
 */
@NullMarked
package dev.usher.collapse;

import org.jspecify.annotations.NullMarked;
