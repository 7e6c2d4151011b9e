package dev.usher.upstream;

import dev.usher.service.ServiceException;
import dev.usher.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The addresses of one server, and which of them is in use. The one at which an attempt has found the server stays in use; after
 * that one attempt a minute, which is then the only one, tries those that stand before it, so that traffic returns to the
 * first without anybody else's waiting. A minute is also as long as a connection is kept that nobody uses: what such a
 * trial finds is a new connection, hardly one that died with the address. Thread-safe without a lock.
 */
public final class Addresses {
    /** The time between two trials of those that are preferred. */
    static final Duration RETURN = Duration.ofMinutes(1);

    private final List<ServerAddress> all;
    private final Ticker ticker;
    private final long pause;
    private final AtomicReference<Use> use;
    private final List<Consumer<ServerAddress>> onMove = new CopyOnWriteArrayList<>();
    private final List<Consumer<ServiceException>> onComplaint = new CopyOnWriteArrayList<>();

    /** The address {@code at} is in use, and when one that stands before it is to be tried. */
    private record Use(int at, long again) {}

    Addresses(UpstreamSettings settings, Ticker ticker) {
        this.all = settings.addresses();
        this.ticker = ticker;
        // No attempt waits longer for a connection: there is one trial at a time.
        this.pause = Math.max(RETURN.toNanos(), settings.attemptTimeout().toNanos());
        this.use = new AtomicReference<>(new Use(0, ticker.nanos()));
    }

    /** All of them, the preferred one first. */
    List<ServerAddress> all() {
        return all;
    }

    /** The one at which the server was last found; the first where it was never looked for. */
    public ServerAddress inUse() {
        return all.get(use.get().at());
    }

    /** Whether the one in use is the one that is preferred to all others. */
    public boolean isPreferred() {
        return use.get().at() == 0;
    }

    /** Runs {@code action} with the address each time another one has come into use. It must not throw. */
    public void onMove(Consumer<ServerAddress> action) {
        onMove.add(action);
    }

    /** Runs {@code action} with what was found at an address that nobody depended on. It must not throw. */
    void onComplaint(Consumer<ServiceException> action) {
        onComplaint.add(action);
    }

    /** The way of a new attempt from one to the next. */
    Tour tour() {
        Use now = use.get();
        long time = ticker.nanos();
        boolean trial =
                now.at() > 0 && now.again() - time <= 0 && use.compareAndSet(now, new Use(now.at(), time + pause));
        return new Tour(this, now.at(), trial ? 0 : now.at(), ticker);
    }

    /** An attempt for which the address {@code before} was in use has found the server at another one. */
    void move(int before, int at) {
        Use now = use.get();
        if (now.at() == before && use.compareAndSet(now, new Use(at, ticker.nanos() + pause))) {
            onMove.forEach(action -> action.accept(all.get(at)));
        }
    }

    void complain(ServiceException failure) {
        onComplaint.forEach(action -> action.accept(failure));
    }
}
