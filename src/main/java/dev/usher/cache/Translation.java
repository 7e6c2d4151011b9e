package dev.usher.cache;

import dev.usher.service.Request;

/** How what a server calls itself and its resources is seen from here. */
@FunctionalInterface
public interface Translation {
    /** The path of what {@code reference} in the answer to {@code request} names, or the same where that is not the server's. */
    String of(Request request, String reference);
}
