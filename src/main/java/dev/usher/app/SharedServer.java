package dev.usher.app;

import dev.usher.cache.Generation;
import dev.usher.collapse.Flights;
import dev.usher.config.Settings;
import dev.usher.retry.RetriedServer;
import dev.usher.retry.RetryBudget;
import dev.usher.retry.WaitingRoom;
import dev.usher.upstream.Upstream;
import dev.usher.upstream.UpstreamSettings;
import java.net.URI;

/**
 * What all event loops share of one server.
 *
 * @param upstream its address and health
 * @param generation its state, as far as writes are seen
 * @param flights what is being fetched from it
 * @param retried where requests wait for it, and what their repetitions may cost
 */
record SharedServer(Upstream upstream, Generation generation, Flights flights, RetriedServer retried) {
    /** The largest answer to an operation: a list of some ten thousand users. */
    private static final long MOST_ANSWERED = 16L << 20;

    private static final int RETRY_FLOOR_PER_SECOND = 5;

    /** The server {@code name} of {@code settings}, of which nothing is known yet. */
    static SharedServer of(String name, Settings settings, Clockwork time) {
        Upstream upstream = new Upstream(upstreamSettings(name, settings), time.ticker());
        Generation generation = new Generation();
        WaitingRoom room =
                new WaitingRoom(upstream::quietNanos, settings.retry().maxWaiting(), time.ticker(), time.delay());
        RetryBudget budget = new RetryBudget(settings.retry().budget(), RETRY_FLOOR_PER_SECOND, time.ticker());
        upstream.onRecovery(generation::move);
        upstream.onRecovery(room::recheck);
        return new SharedServer(upstream, generation, new Flights(), new RetriedServer(name, room, budget));
    }

    private static UpstreamSettings upstreamSettings(String name, Settings settings) {
        URI url = settings.servers().get(name).url();
        return new UpstreamSettings(
                name,
                url,
                settings.deadlines().connect(),
                settings.deadlines().attempt(),
                settings.connections().max(),
                settings.connections().queue(),
                MOST_ANSWERED);
    }

    String name() {
        return upstream.name();
    }
}
