package dev.usher.cache;

/**
 * What is asked for, and by whom: those who have equal keys may be given each other's stored responses, as far as these vary
 * by nothing in which their requests differ.
 *
 * @param server the name of the server asked
 * @param target path and query, without credentials
 * @param partition whose cache it is
 */
public record ResourceKey(String server, String target, Object partition) {
    /** The server alone: a target and a partition tell who watches what. */
    @Override
    public String toString() {
        return "ResourceKey[" + server + "]";
    }
}
