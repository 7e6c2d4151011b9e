package dev.usher.cache;

import dev.usher.service.Request;

/** What the cache must be told of the requests whose answers say themselves how long they live. Computes, and waits for nothing. */
public interface HttpCachePolicy {
    /** Whether the answer to {@code request}, a GET or HEAD, may come from store at all. */
    boolean considers(Request request);

    /** {@code target}, path and query, as it stands in keys: without credentials. */
    String target(String target);

    /** Whose cache {@code request} is answered from; equal for those who may be given each other's answers. */
    ResourceKey.Partition partition(Request request);

    /** Whether {@code request} carries a credential, in whatever place (RFC 9111 §3.5). */
    boolean isCredentialed(Request request);

    /** Whether {@code request}, an unsafe one, may change more than what it names. */
    boolean changesMore(Request request);
}
