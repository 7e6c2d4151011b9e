/**
 * Who asks: the client's address, be it behind trusted hops, whether it is near, what pays for it, and a keyed hash in place of
 * its token.
 *
 * <p>It must not know how a credential is spelled: that is {@code jellyfin}'s, and comes here as a
 * {@link dev.usher.identity.Presented}. Nor does it decide whether a token is any good; only a server can. We chose a hash
 * keyed anew in each process over a plain one, so that a key seen in a heap dump or a log of another day leads nowhere. We chose
 * to be told which field the trusted hops write over taking whichever there is: of the two, the one that they do not write comes
 * from whoever wants to be somebody else.
 */
@NullMarked
package dev.usher.identity;

import org.jspecify.annotations.NullMarked;
