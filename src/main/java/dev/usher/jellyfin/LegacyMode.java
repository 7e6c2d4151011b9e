package dev.usher.jellyfin;

/**
 * What becomes of the old forms of a request, which a server may have switched off: from 12 on it has, unless it is told
 * otherwise, and 10.11 can be told to.
 */
public enum LegacyMode {
    /**
     * They are translated into the form that every server reads, as a server that still reads the old ones would have read
     * them.
     */
    BRIDGE,
    /** They go up as they came, and the server decides. */
    PASS
}
