package dev.usher.service;

import io.vertx.core.MultiMap;

/**
 * Hears what the filters did with one request, for the log line and the metrics that follow it. Every method may be
 * called on any event loop that the request touches and must not throw.
 */
public interface Observer {
    /** Hears nothing. */
    Observer NONE = new Observer() {};

    /** The request has been read, and this is what it comes to. */
    default void asked(Request request) {}

    /** The request is for {@code server}, be it that an attempt is made or that this gateway spares the server one. */
    default void routed(String server) {}

    /** An attempt is about to be made at {@code server}: what comes next is the wire. */
    default void attempt(String server) {}

    /** An attempt at {@code server} has come to this: an {@link Outcome}, or why there was no answer; a few fixed words. */
    default void concluded(String server, String outcome) {}

    /** The server sends {@code fields}, all end to end, ahead of an answer that is still to come (103, RFC 8297). */
    default void hinted(MultiMap fields) {}

    /** The cache of {@code server} answered or passed the request on, as its {@code Cache-Status} member says. */
    default void cache(String server, String status) {}

    /** The named limit refused the request. */
    default void refused(String policy) {}

    /** An error of our own stands for an answer; {@code type} is that of its {@link Problem}. */
    default void problem(String type) {}

    /**
     * The request came in an old form that is translated for its server.
     *
     * @param form a name from a small fixed set, fit to be a metric label
     * @param client what its program calls itself, short and printable; there may be any number of these
     */
    default void bridged(String form, String client) {}
}
