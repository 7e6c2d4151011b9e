/**
 * WebSockets between a client and a server (RFC 6455): whole frames go from one side to the other, and when one side goes,
 * with or without a word, the other is bidden a proper farewell.
 *
 * <p>It must not know who talks nor what is said: both connections come with their handshakes done. Pings are answered by
 * whoever receives them, so here, and pongs end here; a side that is silent for half the idle time is pinged, so that only one
 * that is not there is lost. We chose frames of our own reading over Vert.x's WebSockets, which hold a frame of any allowed
 * length in memory, refuse a longer one, take a target only where it is a {@code java.net.URI}, and answer a Close before
 * anybody can pass it on. A frame of more than 64 KiB goes on as several (RFC 6455 §5.4 lets an intermediary do that where no
 * extension is in use), every other one byte for byte; so what is held is bounded, and what has gone on is always whole.
 * We chose no compression on either side: no Jellyfin offers it, each side of each socket would hold two windows of zlib, and
 * a small frame could unfold into one of any size; the offer of a client is therefore not passed on.
 */
@NullMarked
package dev.usher.gateway.websocket;

import org.jspecify.annotations.NullMarked;
