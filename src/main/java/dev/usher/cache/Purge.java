package dev.usher.cache;

import dev.usher.service.Response;

/** What is to be forgotten of what is stored. Asked of each stored response, on a thread that may wait. */
public interface Purge {
    /** Whether {@code stored} goes, which does not say itself how long it lives. */
    boolean takes(CacheKey key, Response stored);

    /** Whether what is stored of a resource goes, which says itself how long it lives. */
    boolean takes(ResourceKey key);

    /**
     * How many stored responses were forgotten, be it that they would have been used or not.
     *
     * @param assigned those whose lifetime a policy assigned
     * @param others those that said themselves how long they live
     */
    record Forgotten(int assigned, int others) {}
}
