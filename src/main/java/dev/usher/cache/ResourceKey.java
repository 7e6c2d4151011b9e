package dev.usher.cache;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for, and by whom: those who have equal keys may be given each other's stored responses, as far as these vary
 * by nothing in which their requests differ.
 *
 * @param server the name of the server asked
 * @param target path and query, without credentials
 * @param partition whose cache it is
 */
public record ResourceKey(String server, String target, Partition partition) {
    /**
     * Whose cache it is.
     *
     * @param token stands for the token as long as no server refuses it, or null where there is none, or it does not count
     * @param circumstances what else a server may look at, in one text, for it takes room
     */
    public record Partition(@Nullable Object token, String circumstances) {
        @Override
        public String toString() {
            return token == null ? "anonymous" : "***";
        }
    }

    /** The server alone: a target and a partition tell who watches what. */
    @Override
    public String toString() {
        return "ResourceKey[" + server + "]";
    }
}
