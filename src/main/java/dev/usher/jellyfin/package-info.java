/**
 * What Usher knows of Jellyfin: its operations, how it reads a path, a query and a credential, what may be stored for whom,
 * what a write changes, and what its failures mean.
 *
 * <p>A request is brought to one spelling once, at the edge, by a {@link dev.usher.jellyfin.RequestReader}; what was
 * limited, keyed and stored is then what the server executes. The package must not know how many servers there are, who is
 * in front of it, or what any filter does. We chose to port the server's own reading, oddities included, and to send up what
 * was read instead of what came: where the port is wrong a request misses the cache, but nobody gets another's answer.
 */
@NullMarked
package dev.usher.jellyfin;

import org.jspecify.annotations.NullMarked;
