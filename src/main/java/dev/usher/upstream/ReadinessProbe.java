package dev.usher.upstream;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Route;
import dev.usher.service.Service;
import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a server that was lost for {@code /health} until it is {@code Healthy}, so that its return is known even if nobody
 * asks it anything. Create one for each server in the process. It keeps the quiet that the server asked for, but looks at
 * least every half minute.
 */
public final class ReadinessProbe {
    private static final String READY = "Healthy";
    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofSeconds(30).toNanos();
    private static final Caller NOBODY = new Caller("127.0.0.1", "127.0.0.1", true, null);

    private enum Probe implements Route {
        HEALTH
    }

    private final Upstream upstream;
    private final Service wire;
    private final Ticker ticker;
    private final Delay delay;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean closed;

    private ReadinessProbe(Upstream upstream, Service wire, Ticker ticker, Delay delay) {
        this.upstream = upstream;
        this.wire = wire;
        this.ticker = ticker;
        this.delay = delay;
    }

    /** Watches {@code upstream} from now on; {@code wire} may be called on any event loop. */
    public static ReadinessProbe watch(Upstream upstream, Service wire, Ticker ticker, Delay delay) {
        ReadinessProbe probe = new ReadinessProbe(upstream, wire, ticker, delay);
        upstream.onLoss(probe::begin);
        probe.begin();
        return probe;
    }

    /** Asks no more. */
    public void close() {
        closed = true;
    }

    private void begin() {
        if (isWanted() && running.compareAndSet(false, true)) {
            askLater();
        }
    }

    private boolean isWanted() {
        return !closed && !upstream.health().ready();
    }

    private void askLater() {
        long wait = Math.min(Math.max(upstream.quietNanos(), SHORTEST), LONGEST);
        delay.after(wait, this::ask);
    }

    private void ask() {
        if (!isWanted()) {
            rest();
            return;
        }
        wire.call(request()).onComplete(answer -> {
            if (answer.succeeded() && isReady(answer.result())) {
                upstream.well();
                rest();
            } else {
                askLater();
            }
        });
    }

    /** Begins again where the server was lost once more between the last look and now. */
    private void rest() {
        running.set(false);
        begin();
    }

    private Request request() {
        long deadline = ticker.nanos() + upstream.settings().attemptTimeout().toNanos();
        return new Request(
                HttpMethod.GET,
                "/health",
                HttpHeaders.headers(),
                Body.EMPTY,
                NOBODY,
                Probe.HEALTH,
                deadline,
                Observer.NONE);
    }

    private static boolean isReady(Response response) {
        return response.status() == 200
                && response.body() instanceof Body.Full full
                && full.bytes().toString().strip().equals(READY);
    }
}
