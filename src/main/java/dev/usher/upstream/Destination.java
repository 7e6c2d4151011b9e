package dev.usher.upstream;

import io.vertx.core.net.Address;

/** The attempt for which a request is made, and which knows where it goes: what Web Client hands on to its connections untouched. */
record Destination(Attempt attempt) implements Address {}
