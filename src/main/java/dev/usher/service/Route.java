package dev.usher.service;

/** What a request asks for, decided once at the edge and opaque to the kernel. */
public interface Route {
    /** A name from a small fixed set, fit to be a metric label. */
    String name();
}
