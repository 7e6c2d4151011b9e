/**
 * What Usher knows of Jellyfin: its operations, how it reads a path, a query and a credential, what may be stored for whom,
 * what a write changes, and what its failures mean.
 *
 * <p>A request is brought to one spelling once, at the edge, by a {@link dev.usher.jellyfin.RequestReader}; what was
 * limited, keyed and stored is then what the server executes. The package must not know how many servers there are, who is
 * in front of it, or what any filter does. We chose to port the server's own reading, oddities included, and to send up what
 * was read instead of what came: where the port is wrong a request misses the cache, but nobody gets another's answer.
 *
 * <p>What a write changes is a table, {@code WriteMatrix}, in words that stored answers use too, {@code Subjects}: a user by his id and by
 * his name, as a login names him no other way; the lists; what somebody's tokens may read. Whose a token is, the server says when its
 * owner asks for himself, and is remembered; until then it is nobody's, and whatever ends anybody's tokens counts for it. We chose
 * that over asking the server ourselves. A login counts for whom the server says it has let in, and ends what all his tokens may read: at
 * which device a token was made is not told by who presents it. Of a single user, and of a login, the server is asked in gzip before br,
 * so that he can be read here.
 *
 * <p>A login is read below the limit, not at the edge, so that those that cannot be read are paid for too; its values live
 * in the bytes of its body alone, and the user's name besides, which those who count failures need. Old forms of requests
 * are understood whatever the server takes, and translated next to the wire: what a caller may do must not depend on the
 * version that happens to stand behind.
 */
@NullMarked
package dev.usher.jellyfin;

import org.jspecify.annotations.NullMarked;
