package dev.usher.jellyfin;

import dev.usher.cache.CacheKey;
import dev.usher.cache.CacheStore;
import dev.usher.cache.Purge;
import dev.usher.cache.ResourceKey;
import dev.usher.service.Response;
import org.jspecify.annotations.Nullable;

/**
 * Which stored responses are meant. Those of a user are what names him and what was fetched with a token of his; where it cannot
 * be told whether a response is one of them, it counts as one. That is so for what is stored compressed, for what was fetched
 * with a token whose {@code GET /Users/Me} is not stored in the clear, and for all that is no operation but the pictures of items
 * and of other users. What is no operation is of no operation.
 *
 * @param server the name of a server, or null for all
 * @param user the id of a user, 32 lower-case digits, or null for all and what is of nobody
 * @param operation one whose answers are stored, or null for all and what is none
 */
public record CacheSelection(
        @Nullable String server,
        @Nullable String user,
        @Nullable Operation operation) {

    /** The purge that takes what of {@code store} is meant. */
    public Purge in(CacheStore store) {
        TokenOwners owners = new TokenOwners();
        if (user != null) {
            store.show(owners::learn);
        }
        return new Purge() {
            @Override
            public boolean takes(CacheKey key, Response stored) {
                return isOf(key.server())
                        && (operation == null || operation == StoredText.operation(key))
                        && (user == null || mayBeOf(user, key, stored, owners));
            }

            @Override
            public boolean takes(ResourceKey key) {
                return isOf(key.server())
                        && operation == null
                        && (user == null || !Pictures.isOfSomethingElse(key.target(), user));
            }
        };
    }

    private boolean isOf(String owner) {
        return server == null || server.equals(owner);
    }

    private static boolean mayBeOf(String user, CacheKey key, Response stored, TokenOwners owners) {
        String token = key.partition().token();
        if (token != null && !owners.isOfAnother(key.server(), token, user)) {
            return true;
        }
        String text = StoredText.of(stored);
        return text == null || StoredText.names(key.target(), user) || StoredText.names(text, user);
    }
}
