package dev.usher.upstream;

import io.vertx.core.net.Address;
import io.vertx.core.net.SocketAddress;

/** Where a request goes, and the attempt for which it is made: what Web Client hands on to its connections untouched. */
record Destination(SocketAddress server, Attempt attempt) implements Address {}
