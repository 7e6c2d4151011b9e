/**
 * What Usher knows of Jellyfin: its operations, how it reads a path, a query and a credential, what may be stored for whom,
 * what a write changes, and what its failures mean.
 *
 * <p>A request is brought to one spelling once, at the edge, by a {@link dev.usher.jellyfin.RequestReader}; what was
 * limited, keyed and stored is then what the server executes. The package must not know how many servers there are, who is
 * in front of it, or what any filter does. We chose to port the server's own reading, oddities included, and to send up what
 * was read instead of what came: where the port is wrong a request misses the cache, but nobody gets another's answer.
 *
 * <p>A login is read below the limit, not at the edge, so that those that cannot be read are paid for too; its values live
 * in the bytes of its body alone, and the user's name besides, which those who count failures need. Old forms of requests
 * are understood whatever the server takes, and translated next to the wire: what a caller may do must not depend on the
 * version that happens to stand behind.
 */
@NullMarked
package dev.usher.jellyfin;

import org.jspecify.annotations.NullMarked;
