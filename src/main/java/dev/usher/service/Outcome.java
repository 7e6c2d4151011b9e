package dev.usher.service;

import java.util.Locale;

/** What an attempt at a server came to. Classified once, then read by retry, health and metrics alike. */
public enum Outcome {
    /** The server answered what was asked; a 404 is such an answer. */
    SUCCESS,
    /** The server is starting and has executed nothing: anything may be repeated, once it is ready. */
    NOT_READY,
    /** The server failed; what is idempotent may be repeated. */
    RETRYABLE,
    /** The server failed and repeating will not help. */
    TERMINAL,
    /** The answer says nothing about the server's health and must not be repeated. */
    IGNORED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name, fit to be a metric label. */
    public String label() {
        return label;
    }
}
