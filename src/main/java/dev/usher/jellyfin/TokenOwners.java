package dev.usher.jellyfin;

import dev.usher.cache.CacheKey;
import dev.usher.service.Response;
import java.util.HashMap;
import java.util.Map;

/** Whose tokens are, as far as stored answers to {@code GET /Users/Me} say it: a token is of one user for all its life. */
final class TokenOwners {
    private final Map<Token, String> owners = new HashMap<>();

    private record Token(String server, String hash) {}

    /** Reads who {@code stored} shows, if it is such an answer and can be read. */
    void learn(CacheKey key, Response stored) {
        String hash = key.partition().token();
        if (hash != null && StoredText.operation(key) == Operation.GET_CURRENT_USER) {
            Person owner = Person.in(stored);
            if (owner != null) {
                owners.put(new Token(key.server(), hash), owner.id());
            }
        }
    }

    /** Whether the token {@code hash} of {@code server} is known as that of somebody else than {@code user}. */
    boolean isOfAnother(String server, String hash, String user) {
        String owner = owners.get(new Token(server, hash));
        return owner != null && !owner.equals(user);
    }
}
