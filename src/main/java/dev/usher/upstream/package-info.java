/**
 * The servers: what is known of each, and the only wire out to them.
 *
 * <p>An {@link dev.usher.upstream.Upstream} is shared by all event loops and holds a server's health; a
 * {@link dev.usher.upstream.Wire} belongs to one event loop and holds its connections. The package must not know what is
 * asked nor what an answer means: the outcome of an answer is told by a function. It repeats nothing, and asks nothing of its
 * own but {@code /health} of a server that was lost. Health stands directly above the wire, so that it sees every attempt,
 * and whoever repeats attempts stands above health, so that it may ask before each; a stream cannot wait with its content
 * and is refused while a server wants quiet. So is a WebSocket: it begins as a request like others, and once its server has
 * switched protocols, its connection is the content of the answer and no longer this package's concern.
 *
 * <p>A {@link dev.usher.upstream.Trust} says what a server's certificate must prove. We judge it in a manager of our own over
 * that of Java, because Java tells an administrator of validator paths where a date or a name is wrong; and what fails for such
 * a reason fails until somebody changes a certificate or a setting, so that it has kinds of its own which nobody repeats.
 *
 * <p>A server that gives no answer to several attempts in a row is down: its {@link dev.usher.upstream.CircuitFilter circuit} opens,
 * and attempts fail at once until an answer has come to a trial or to the probe. What counts is what makes somebody wait for
 * nobody. An error that the server answers does not, nor a 502 or 504 of a proxy before it: it comes at once, is passed on as
 * it is, and says more than we could. A refused or a cut connection counts only where the server has not answered for a minute,
 * for one that has is restarting, and requests wait for it.
 *
 * <p>A server may have several {@link dev.usher.upstream.Addresses addresses}. An attempt goes from one to the next along its
 * {@link dev.usher.upstream.Tour}, beneath health, the circuit and all repetition: whichever address took the connection, there
 * was one attempt with one outcome, and where none did, that of the address in use. It goes on only while nothing can have
 * been sent, and only where nobody is; a server that is there and proves the wrong thing is not looked for elsewhere, or whoever
 * stands between could choose the address. All event loops share the knowledge of which address is in use. They have one base
 * path, because the server writes it into what it answers. Of a name that the DNS leads to several places Vert.x tries only the
 * first; resolving names ourselves would mean a cache of our own, and would be wrong behind an application's proxy.
 *
 * <p>An answer ends where its length says, and what a server adds must not become the answer to somebody else's request. Vert.x
 * would take it for that, or fail the next request of it; so the connections of the gateway are read by a decoder of ours
 * ({@link dev.usher.upstream.AnswerBoundary}), which is strict about one thing only, and a connection that said too much ends.
 *
 * <p>A server that stops reading would keep an upload, its client and a place in the pool for ever. Its
 * {@link dev.usher.upstream.Silence} is bounded as that of one that stops answering is, and it is one silence: while either the
 * request or the answer moves, the server is at work. A part counts when the system has taken it whole. The end of such a
 * connection must be forced ({@link dev.usher.upstream.Hold}), because Vert.x closes one only behind what has not been sent. That
 * needs the channel, of which the library's wire knows nothing: there the reset of a request must do, as it does for a stream of HTTP/2.
 *
 * <p>For the gateway we chose Vert.x's {@code HttpClient} over its Web Client for whole answers too, each kind with connections
 * of its own, so that streams cannot starve operations. Web Client can reset neither a request that waits for its answer nor an answer
 * whose head has arrived, except through types that its module does not export: a body that drips for ever would keep its
 * connection, and its place in the pool, for ever. A deadline here is a timer of ours and the reset of the
 * request; the client's own {@code timeout} only bounds silence. The library's wire, {@link dev.usher.upstream.WebWire}, is a Web Client all
 * the same, with the options that its application knows; {@link dev.usher.upstream.AttemptedClient} stands under it and holds
 * the requests that it makes, so that they can be reset.
 */
@NullMarked
package dev.usher.upstream;

import org.jspecify.annotations.NullMarked;
