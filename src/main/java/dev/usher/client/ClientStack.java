package dev.usher.client;

import dev.usher.jellyfin.ClientIdentity;
import dev.usher.jellyfin.DressFilter;
import dev.usher.jellyfin.LegacyMode;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.retry.RetriedServer;
import dev.usher.retry.RetryBudget;
import dev.usher.retry.RetryFilter;
import dev.usher.retry.RetryTiming;
import dev.usher.retry.WaitingRoom;
import dev.usher.service.Filter;
import dev.usher.service.Layers;
import dev.usher.service.Outcome;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.time.Clockwork;
import dev.usher.upstream.HealthFilter;
import dev.usher.upstream.ServerAddress;
import dev.usher.upstream.Upstream;
import dev.usher.upstream.UpstreamSettings;
import dev.usher.upstream.WebWire;
import io.vertx.core.http.HttpClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** The gateway's stack from {@code retry} down, around one server: what all views of a client share of it. */
final class ClientStack {
    private static final String SERVER = "jellyfin";
    private static final int RETRY_FLOOR_PER_SECOND = 5;

    private static final Filter DRESS = new DressFilter(LegacyMode.PASS);

    /** A starting server answers some paths as if nothing were amiss. */
    private static final Predicate<Response> NO_PROOF = answer -> false;

    private final RetryOptions options;
    private final Clockwork time;
    private final Upstream upstream;
    private final RetriedServer retried;
    private final Service bare;
    private final Service wire;

    ClientStack(HttpClient connections, UsersClientOptions options, Clockwork time) {
        this.options = options.getRetry();
        this.time = time;
        UpstreamSettings settings = settings(options);
        this.upstream = new Upstream(settings, time.ticker());
        WaitingRoom room =
                new WaitingRoom(upstream::quietNanos, this.options.getMaxWaiting(), time.ticker(), time.delay());
        RetryBudget budget = new RetryBudget(this.options.getBudget(), RETRY_FLOOR_PER_SECOND, time.ticker());
        upstream.onRecovery(room::recheck);
        this.retried = new RetriedServer(SERVER, room, budget);
        this.bare = WebWire.over(connections, options.getWebClient(), settings, time);
        this.wire = DRESS.over(bare);
    }

    /** The addresses that these options name; refuses what is none. */
    static UpstreamSettings settings(UsersClientOptions options) {
        List<ServerAddress> addresses = new ArrayList<>();
        addresses.add(new ServerAddress(uri(options.getUrl(), "url")));
        List<String> others = options.getOtherUrls();
        for (int i = 0; i < others.size(); i++) {
            addresses.add(new ServerAddress(uri(others.get(i), "otherUrls[" + i + "]")));
        }
        UpstreamSettings defaults = UpstreamSettings.of(SERVER, addresses.get(0).url());
        return new UpstreamSettings(
                SERVER,
                addresses,
                defaults.connectTimeout(),
                options.getAttemptTimeout(),
                defaults.connections(),
                defaults.queue(),
                options.getMaxAnswer(),
                defaults.tunnels(),
                defaults.trust(),
                defaults.idle(),
                0);
    }

    private static URI uri(String url, String named) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    named + " is no URL, as http://127.0.0.1:8096: " + malformed.getReason());
        }
    }

    static ClientIdentity identity(UsersClientOptions options) {
        return new ClientIdentity(
                options.getClient(), options.getDevice(), options.getDeviceId(), options.getVersion());
    }

    /** What sends operations, and repeats them {@code retries} times at most. A success shows that the server is ready. */
    Service operations(int retries) {
        return layers(retries, ServerAnswers::isDone).over(bare);
    }

    /** What asks for what a starting server tells too, whose success shows nothing. */
    Service information(int retries) {
        return layers(retries, NO_PROOF).over(bare);
    }

    Layers layers(int retries, Predicate<Response> provesReadiness) {
        RetryTiming timing = new RetryTiming(
                time.ticker(),
                time.dates(),
                time.delay(),
                () -> ThreadLocalRandom.current().nextLong());
        return Layers.none()
                .then(
                        "retry",
                        "outermost: a call is repeated as a whole",
                        new RetryFilter(options.policy(retries), retried, timing, ServerAnswers::classify))
                .then(
                        "health",
                        "next to the wire: hears what each attempt came to",
                        new HealthFilter(upstream, ServerAnswers::classify, provesReadiness, time))
                .then("doubt", "below all waits: only an attempt under way leaves anything open", Doubt.FILTER)
                .then("dress", "innermost: above it nothing holds a token", DRESS);
    }

    /** What asks once and at once, whatever is known of the server. */
    Service wire() {
        return wire;
    }

    /** Somebody has seen that the server is ready: whoever waits for it may go. */
    void isReady() {
        upstream.answered(Outcome.SUCCESS, time.ticker().nanos(), 0);
    }
}
