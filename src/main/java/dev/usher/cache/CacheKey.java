package dev.usher.cache;

import org.jspecify.annotations.Nullable;

/**
 * What makes two requests the same for the cache: equal keys may be given each other's stored response.
 *
 * @param server the name of the server asked
 * @param target the canonical path and query, without credentials
 * @param partition whose cache it is
 * @param variant which representation is asked for
 */
public record CacheKey(String server, String target, Partition partition, Variant variant) {
    /**
     * Whose cache it is.
     *
     * @param token the keyed hash of the caller's token, or null for an anonymous caller
     * @param device the device the caller says it is, or the empty string
     * @param addressClass where the caller is, where the answer depends on it, else the empty string
     */
    public record Partition(@Nullable String token, String device, String addressClass) {
        @Override
        public String toString() {
            return token == null ? "anonymous" : "***";
        }
    }

    /**
     * Which representation is asked for.
     *
     * @param profile the output profile
     * @param coding the content coding
     * @param origin the {@code Origin} of the request, or the empty string
     * @param host the host that the client came to, which a server is told, or the empty string
     * @param proto the protocol by which it came, or the empty string
     */
    public record Variant(String profile, String coding, String origin, String host, String proto) {
        /** That of a request of which a server is not told how it came. */
        public Variant(String profile, String coding, String origin) {
            this(profile, coding, origin, "", "");
        }
    }
}
