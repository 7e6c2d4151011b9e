package dev.usher.app;

import dev.usher.cache.CacheStore;
import dev.usher.cache.Room;
import dev.usher.cache.TokenEpochs;
import dev.usher.config.Settings;
import dev.usher.jellyfin.Operation;
import dev.usher.limit.AcceptedCallers;
import dev.usher.limit.RateLimitFilter;
import dev.usher.limit.RateLimitPolicy;
import dev.usher.service.Request;
import dev.usher.time.Clockwork;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What all servers and all event loops share.
 *
 * @param time what the time is, and what comes later
 * @param random where chance comes from
 * @param store the stored responses
 * @param room where contents are gathered and read
 * @param epochs since when each token has been good
 * @param accepted whose token a server has accepted
 * @param policies how much is admitted of whom
 */
record Shared(
        Clockwork time,
        RandomGenerator random,
        CacheStore store,
        Room room,
        TokenEpochs epochs,
        AcceptedCallers accepted,
        List<RateLimitPolicy> policies) {
    /** The share of the store's size that may be in memory besides, of what is still coming or being read. */
    private static final int ROOM_SHARE = 4;

    /** Nothing is stored or counted yet. */
    static Shared of(Settings settings, Clockwork time, RandomGenerator random) {
        int tableSize = settings.limits().tableSize();
        AcceptedCallers accepted = new AcceptedCallers(Shared::needsToken, tableSize);
        return new Shared(
                time,
                random,
                CacheStore.bounded(settings.cache().maxBytes()),
                new Room(
                        settings.cache().maxBytes() / ROOM_SHARE,
                        settings.cache().maxObject()),
                new TokenEpochs(tableSize),
                accepted,
                Limits.policies(settings.limits(), accepted, time.ticker()));
    }

    /** The same as {@code settings} have it now: what is stored or counted stays. */
    Shared changed(Settings settings) {
        int tableSize = settings.limits().tableSize();
        store.resize(settings.cache().maxBytes());
        room.resize(settings.cache().maxBytes() / ROOM_SHARE, settings.cache().maxObject());
        epochs.resize(tableSize);
        accepted.resize(tableSize);
        return new Shared(time, random, store, room, epochs, accepted, Limits.changed(policies, settings.limits()));
    }

    /** Refuses what is too much. */
    RateLimitFilter limits() {
        return new RateLimitFilter(policies);
    }

    private static boolean needsToken(Request request) {
        return request.route() instanceof Operation operation && operation.needsToken();
    }
}
