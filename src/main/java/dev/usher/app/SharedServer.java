package dev.usher.app;

import dev.usher.cache.Generation;
import dev.usher.cache.Invalidations;
import dev.usher.collapse.Flights;
import dev.usher.config.RetrySettings;
import dev.usher.config.Settings;
import dev.usher.gateway.CrossOrigin;
import dev.usher.jellyfin.KnownOwners;
import dev.usher.observe.MisdirectionLog;
import dev.usher.observe.Workload;
import dev.usher.retry.RetriedServer;
import dev.usher.retry.RetryBudget;
import dev.usher.retry.WaitingRoom;
import dev.usher.time.Clockwork;
import dev.usher.upstream.Upstream;
import dev.usher.upstream.UpstreamSettings;

/**
 * What all event loops share of one server.
 *
 * @param upstream its address and health
 * @param generation its state, as far as writes are seen
 * @param owners whose tokens those are that ask it
 * @param invalidations how often its other resources have been invalidated
 * @param flights what is being fetched from it
 * @param retried where requests wait for it, and what their repetitions may cost
 * @param slots how much it has to do at once
 * @param misdirections what has been noticed of a wrong url
 * @param pages whether it lets the pages of all origins read its answers
 */
record SharedServer(
        Upstream upstream,
        Generation generation,
        KnownOwners owners,
        Invalidations invalidations,
        Flights flights,
        RetriedServer retried,
        Slots slots,
        MisdirectionLog misdirections,
        CrossOrigin pages) {
    private static final int RETRY_FLOOR_PER_SECOND = 5;

    /** The server at {@code address}, of which nothing is known yet. */
    static SharedServer of(UpstreamSettings address, Settings settings, Clockwork time) {
        RetrySettings retry = settings.retry();
        Upstream upstream = new Upstream(address, settings.circuit().rule(), time.ticker());
        Generation generation = new Generation();
        WaitingRoom room =
                new WaitingRoom(upstream::quietNanos, retry.policy().maxWaiting(), time.ticker(), time.delay());
        RetryBudget budget = new RetryBudget(retry.budget(), RETRY_FLOOR_PER_SECOND, time.ticker());
        upstream.onRecovery(generation::move);
        upstream.onRecovery(room::recheck);
        return new SharedServer(
                upstream,
                generation,
                new KnownOwners(generation),
                new Invalidations(generation::current),
                new Flights(),
                new RetriedServer(address.name(), room, budget),
                Slots.of(address.name(), settings.concurrency(), time),
                new MisdirectionLog(address.name()),
                new CrossOrigin());
    }

    /** What it has to do. */
    Workload workload() {
        return new Workload(slots::inFlight, slots::waiting, retried.room()::waiting, slots::shed);
    }

    String name() {
        return upstream.name();
    }
}
