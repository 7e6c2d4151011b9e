package dev.usher.app;

import dev.usher.cache.CachePolicy;
import dev.usher.config.CacheSettings;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.UsersCachePolicy;
import java.util.Map;

/** The lifetimes of the settings, given to the operations that they name. */
final class CacheRules {
    private CacheRules() {}

    static CachePolicy of(String server, CacheSettings settings) {
        CacheSettings.Lifetimes lifetimes = settings.lifetimes();
        return new UsersCachePolicy(
                server,
                Map.of(
                        Operation.GET_USERS, lifetimes.users(),
                        Operation.GET_USER_BY_ID, lifetimes.user(),
                        Operation.GET_CURRENT_USER, lifetimes.me(),
                        Operation.GET_PUBLIC_USERS, lifetimes.publicUsers(),
                        Operation.QUICK_CONNECT_ENABLED, lifetimes.quickConnectEnabled()));
    }
}
