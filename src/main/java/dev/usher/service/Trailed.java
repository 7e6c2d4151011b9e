package dev.usher.service;

import io.vertx.core.MultiMap;

/** A stream of content that may bring fields at its end (RFC 9110 §6.5). */
public interface Trailed {
    /** The fields that came after the content; none before it has ended. */
    MultiMap trailers();
}
