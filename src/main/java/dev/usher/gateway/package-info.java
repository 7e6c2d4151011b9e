/**
 * The HTTP edge of the gateway: an incoming request becomes a {@link dev.usher.service.Request} in one spelling, its
 * {@link dev.usher.service.Response} goes out with back-pressure, and an error of our own says what to do.
 *
 * <p>It must not know how an answer is found: it asks the {@link dev.usher.gateway.Door} through which the request came.
 * What asks for a WebSocket is told apart first, since it may ask on any path, and is relayed by
 * {@link dev.usher.gateway.websocket} once its server has agreed; its exchange ends with the WebSocket.
 * Of its own the edge refuses what a server would read in another way than this gateway does, what nobody could relay, and what
 * only the house may ask; what no server answered it puts into words, for a program or for somebody before a browser.
 * It tells its {@code Watch} of each exchange and lets it end in order ({@code Drain}); the admin listener stands beside it. Its page is
 * empty until a script in it has read the status with the secret, so it is given to whoever asks: plain files without a
 * build step, under a policy that lets nothing in from elsewhere ({@code StatusPage}).
 * We chose a plain request handler over routes of Vert.x Web, because what is asked is decided once, from one canonical
 * path, and a route matcher would read the path a second time in its own way; a Router mounts the handler as a whole.
 *
 * <p>Heads are read twice: {@link dev.usher.gateway.HeadScanner} reads each octet by the letter of RFC 9112 before netty's
 * decoder may, for what netty is lenient about (folded lines, several spaces, control characters it trims) is gone once it
 * has decoded. Slow heads are cut by {@link dev.usher.gateway.ConnectionWatch}, a handler in the channel that knows whether an
 * answer is due, for the idle times of Vert.x also cut a client that waits for one. Its timer runs from the opening of the
 * connection to the first head, and from the first part of a later head that did not come in one piece; so a hit starts
 * none. What is refused goes down the pipeline as a message that failed to decode, so that Vert.x keeps the answers in
 * order. All this is for a listener of our own ({@link dev.usher.gateway.Reception}): a gateway that is mounted gets what the
 * server of its application lets pass, and only checks targets, hosts, methods and loops.
 *
 * <p>Behind TLS all this stands where the octets are plain again. Vert.x shows a connection when its handshake is done, or when
 * it knows which protocol a plain one speaks, and until then lets it have the time of a head, drip as it may. So that nobody
 * holds any number meanwhile, a connection is counted when it is accepted ({@link dev.usher.gateway.Gatekeeper}). The channel
 * that listens is shown by nothing but a connection that it has accepted: the keeper stands there from the first that was shown
 * on; those before it are counted when they are shown.
 *
 * <p>The frames of HTTP/2 have no such ambiguities: its heads are measured when they are decoded
 * ({@link dev.usher.gateway.HeadMeasure}), and {@link dev.usher.gateway.StreamWatch} sends away who asks nothing, a head that
 * does not come whole included. Where plain connections may speak HTTP/2, Vert.x has read the head of HTTP/1.1 itself when it
 * shows one. We let such a connection have that one exchange ({@link dev.usher.gateway.OneExchange}) rather than trust where its
 * second request begins, and refuse what can still be seen of a head that is not to the letter
 * ({@link dev.usher.gateway.DecodedHead}); spaces and folded lines can not.
 *
 * <p>In HTTP/1.1 a refusal may leave content behind that nobody reads, and ends the connection; in HTTP/2 it ends one stream.
 * A {@link dev.usher.gateway.ServerKey} is what a listener proves its name with. We read keys ourselves and hand them to Vert.x
 * in memory, because Vert.x reads files on its own terms: a broken one would be found by the first client.
 */
@NullMarked
package dev.usher.gateway;

import org.jspecify.annotations.NullMarked;
