/**
 * Several servers asked as one: all at once, each within its own time, the answer made of the parts that came.
 *
 * <p>It must not know what is merged: the bytes of the parts become the bytes of the whole by a function. It stands above
 * what belongs to one server, so that a part may come from that server's store while it is down, and one part's retry does
 * not repeat the others. We chose to merge again on each read over storing what was merged: a merge is memoised on the
 * identity of its parts, so that the same stored parts give the same merged bytes, and there is no lifetime of its own to
 * keep and nothing to invalidate.
 */
@NullMarked
package dev.usher.aggregate;

import org.jspecify.annotations.NullMarked;
