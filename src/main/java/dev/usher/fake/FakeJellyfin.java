package dev.usher.fake;

import dev.usher.time.Clockwork;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server on 127.0.0.1 that behaves like Jellyfin on the Users endpoints, misbehaves on demand, and tells what it was
 * asked. All its methods may be called from any thread.
 */
public final class FakeJellyfin {
    private static final Duration DOWN = Duration.ofSeconds(1);
    private static final Duration SET_UP = Duration.ofSeconds(2);
    private static final Duration LOADING = Duration.ofMillis(2300);

    private final Vertx vertx;
    private final Household house;
    private final Listener listener;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final Journal executed = new Journal();
    private final Sockets sockets = new Sockets();

    private volatile Phase phase = Phase.READY;
    private volatile int port;
    private volatile int adminPort;

    private volatile @Nullable Loop loop;
    private Future<Void> transition = Future.succeededFuture();

    /** What exists while the server is deployed. */
    private record Loop(String deployment, Context context, Sender sender, Exchanges exchanges) {}

    private FakeJellyfin(Vertx vertx, FakeOptions options) {
        this.vertx = vertx;
        Clockwork given = options.time();
        house = new Household(options, given == null ? Clockwork.of(vertx) : given);
        listener = new Listener(vertx, options.abruptEnds());
    }

    /** A server that does not listen yet. */
    public static FakeJellyfin create(Vertx vertx, FakeOptions options) {
        return new FakeJellyfin(vertx, options);
    }

    /** Listens on the port, 0 for any, in the phase {@link Phase#READY}; to be called once. */
    public Future<FakeJellyfin> listen(int wanted) {
        Promise<Context> started = Promise.promise();
        return vertx.deployVerticle(context -> {
                    started.complete(context);
                    return Future.succeededFuture();
                })
                .compose(deployment -> {
                    Context context = started.future().result();
                    Sender sender = new Sender(context, house.time.delay());
                    loop = new Loop(deployment, context, sender, new Exchanges(this, house, sender));
                    return on(context, () -> open(wanted));
                })
                .map(this);
    }

    private Future<Void> open(int wanted) {
        return listener.open(wanted, running().exchanges)
                .compose(actual -> {
                    port = actual;
                    Integer admin = house.options.adminPort();
                    return admin == null ? Future.succeededFuture(0) : new AdminListener(vertx, this).open(admin);
                })
                .onSuccess(actual -> adminPort = actual)
                .mapEmpty();
    }

    private Loop running() {
        Loop running = loop;
        if (running == null) {
            throw new IllegalStateException("listen first");
        }
        return running;
    }

    private static <T> Future<T> on(Context context, Supplier<Future<T>> action) {
        Promise<T> done = Promise.promise();
        context.runOnContext(now -> action.get().onComplete(done));
        return done.future();
    }

    public int port() {
        return port;
    }

    /** The port of {@code /fake/stop}, {@code /fake/start} and {@code /fake/restart}; 0 without them. */
    public int adminPort() {
        return adminPort;
    }

    /** Without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The id that the server gives as its own. */
    public String serverId() {
        return house.serverId;
    }

    /** The PIN that was made when that user forgot his password and has not been redeemed; a real server has it in a file. */
    public Optional<String> pin(String userName) {
        return house.pins.of(userName);
    }

    public Phase phase() {
        return phase;
    }

    /** Ends the server and all its connections. */
    public Future<Void> close() {
        Loop ending = running();
        return on(ending.context, listener::close).eventually(() -> vertx.undeploy(ending.deployment));
    }

    /** Enters the phase; its port opens or closes before the result completes. */
    public Future<Void> phase(Phase next) {
        return on(running().context, () -> {
            transition = transition.transform(done -> enter(next));
            return transition;
        });
    }

    /** Between set-up server and real server the port closes, as it does when one process follows another. */
    private Future<Void> enter(Phase next) {
        boolean closes = next == Phase.NOT_LISTENING || phase == Phase.SET_UP && next != Phase.SET_UP;
        Future<Void> closed = closes ? listener.close() : Future.succeededFuture();
        return closed.compose(done -> {
            phase = next;
            return next == Phase.NOT_LISTENING
                    ? Future.succeededFuture()
                    : listener.open(port, running().exchanges).mapEmpty();
        });
    }

    /** The port closes: connections are refused until {@link #start}. */
    public Future<Void> stop() {
        return phase(Phase.NOT_LISTENING);
    }

    public Future<Void> start() {
        return phase(Phase.READY);
    }

    /** Restarts as a real server does, which takes about five seconds; completes when it is ready. */
    public Future<Void> restart() {
        return restart(DOWN, SET_UP, LOADING);
    }

    /** Restarts with the time given to each phase; completes when the server is ready. */
    public Future<Void> restart(Duration down, Duration setUp, Duration loading) {
        return phase(Phase.NOT_LISTENING)
                .compose(now -> after(down, Phase.SET_UP))
                .compose(now -> after(setUp, Phase.LOADING))
                .compose(now -> after(loading, Phase.READY));
    }

    private Future<Void> after(Duration time, Phase next) {
        Promise<Void> entered = Promise.promise();
        running().sender.later(time.toNanos(), () -> phase(next).onComplete(entered));
        return entered.future();
    }

    /** The next request meets the fault. */
    public void fail(Fault fault) {
        fail(request -> true, fault);
    }

    /** The next request that matches meets the fault; its body is not known yet. */
    public void fail(Predicate<ReceivedRequest> matching, Fault fault) {
        faults.once(matching, fault);
    }

    /** Every request that matches meets the fault, until {@link #heal}. */
    public void failAlways(Predicate<ReceivedRequest> matching, Fault fault) {
        faults.standing(matching, fault);
    }

    /** Takes back all faults that have not been met. */
    public void heal() {
        faults.clear();
    }

    /** The requests that were read whole, in order; the latest 10,000 of them. */
    public List<ReceivedRequest> requests() {
        return journal.all();
    }

    /** The WebSockets that were opened, in order; the latest 10,000 of them. Each says back whatever it is told. */
    public List<ReceivedSocket> sockets() {
        return sockets.all();
    }

    /** How many of {@link #requests} match. */
    public long count(Predicate<ReceivedRequest> matching) {
        return requests().stream().filter(matching).count();
    }

    /** The requests whose operation was carried out, be it answered or not, in order; the latest 10,000 of them. */
    public List<ReceivedRequest> executions() {
        return executed.all();
    }

    /** Forgets the requests so far. */
    public void forgetRequests() {
        journal.clear();
        executed.clear();
    }

    Faults faults() {
        return faults;
    }

    Sockets openSockets() {
        return sockets;
    }

    void received(ReceivedRequest request) {
        journal.add(request);
    }

    void carriedOut(ReceivedRequest request) {
        executed.add(request);
    }
}
