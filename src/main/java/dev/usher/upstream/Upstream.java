package dev.usher.upstream;

import dev.usher.service.Outcome;
import dev.usher.service.ServiceException;
import dev.usher.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One server as all event loops see it: its settings and its health. Thread-safe without a lock: each event makes the next
 * {@link Health} of the present one, and whoever made a transition tells of it, once.
 */
public final class Upstream {
    /** Who was given less than that, or than an attempt, and did not answer in time has not hung. */
    private static final long FAIR_TIME = Duration.ofSeconds(1).toNanos();

    private final UpstreamSettings settings;
    private final CircuitRule rule;
    private final Ticker ticker;
    private final Addresses addresses;
    private final AtomicReference<Health> health;
    private final AtomicReference<@Nullable String> complaint = new AtomicReference<>();
    private final List<Consumer<String>> onComplaint = new CopyOnWriteArrayList<>();
    private final List<Runnable> onLoss = new CopyOnWriteArrayList<>();
    private final List<Runnable> onRecovery = new CopyOnWriteArrayList<>();
    private final List<Runnable> onDown = new CopyOnWriteArrayList<>();
    private final List<Runnable> onAnswer = new CopyOnWriteArrayList<>();

    /** A server of which nothing is known yet, and whose circuit never opens. */
    public Upstream(UpstreamSettings settings, Ticker ticker) {
        this(settings, CircuitRule.NEVER, ticker);
    }

    /** A server of which nothing is known yet. */
    public Upstream(UpstreamSettings settings, CircuitRule rule, Ticker ticker) {
        this.settings = settings;
        this.rule = rule;
        this.ticker = ticker;
        this.addresses = new Addresses(settings, ticker);
        this.health = new AtomicReference<>(Health.unknown(ticker.nanos()));
        addresses.onComplaint(this::complain);
    }

    public String name() {
        return settings.name();
    }

    public UpstreamSettings settings() {
        return settings;
    }

    /** Where it is, and at which of its addresses it is asked. */
    public Addresses addresses() {
        return addresses;
    }

    /** What is known now. */
    public Health health() {
        return health.get();
    }

    /** The nanoseconds from now during which nobody shall knock; zero or less where no such word stands. */
    public long quietNanos() {
        return health.get().quietNanos(ticker.nanos());
    }

    /** Runs {@code action} each time this server is lost, on whichever thread learnt it. It must not throw. */
    public void onLoss(Runnable action) {
        onLoss.add(action);
    }

    /** Runs {@code action} each time this server comes back, on whichever thread learnt it. It must not throw. */
    public void onRecovery(Runnable action) {
        onRecovery.add(action);
    }

    /** Runs {@code action} each time this server has come to be left alone, on whichever thread learnt it. It must not throw. */
    public void onDown(Runnable action) {
        onDown.add(action);
    }

    /** Runs {@code action} each time this server answers that was left alone. It must not throw. */
    public void onAnswer(Runnable action) {
        onAnswer.add(action);
    }

    /** What becomes of an attempt that is to be made now. A trial is told of its end by {@link #tried}. */
    Circuit.Admission admit() {
        while (true) {
            Health known = health.get();
            if (!known.isDown()) {
                return Circuit.Admission.Pass.FREELY;
            }
            long now = ticker.nanos();
            Circuit.Admission admission = known.circuit().admit(now);
            if (!(admission instanceof Circuit.Admission.Trial)
                    || health.compareAndSet(known, known.with(known.circuit().trying(now, lease())))) {
                return admission;
            }
        }
    }

    /** As long as an attempt may last; a stream may last longer, and then another trial is made beside it. */
    private long lease() {
        return Math.max(rule.pause().toNanos(), settings.attemptTimeout().toNanos());
    }

    /** The trial has ended; the next one may be made after a pause where it has found the server dead, and else at once. */
    void tried(Circuit.Admission.Trial trial, boolean dead) {
        long next = ticker.nanos() + (dead ? rule.pause().toNanos() : 0);
        health.updateAndGet(known -> known.with(known.circuit().tried(trial.of(), next)));
    }

    /**
     * An answer has come to a request made at {@code asked}.
     *
     * @param wait what a starting server asked for, in nanoseconds, or zero where it named nothing
     */
    public void answered(Outcome outcome, long asked, long wait) {
        long now = ticker.nanos();
        switch (outcome) {
            case SUCCESS -> become(known -> known.ready(now));
            case TERMINAL, RETRYABLE -> become(known -> known.failing(now));
            case NOT_READY -> become(known -> known.starting(asked, now, wait));
            case IGNORED -> become(Health::alive);
        }
    }

    /** It says of itself that it is well. */
    void well() {
        long now = ticker.nanos();
        become(known -> known.well(rule, now));
    }

    /** An answer has come of a kind that a starting server gives too: it is there, and no more is known. */
    public void heard() {
        long now = ticker.nanos();
        become(known -> known.ready() ? known.ready(now) : known.failing(now));
    }

    /** An answer has come that shows that the url leads elsewhere: whoever is there is not the server, be he ever so well. */
    public void misled() {
        long now = ticker.nanos();
        become(known -> known.elsewhere(now));
    }

    /** No answer has come to a request made at {@code asked}. */
    public void failed(ServiceException.Kind kind, long asked) {
        long now = ticker.nanos();
        switch (kind) {
            case CONNECTION_REFUSED -> become(known -> known.refusing(rule, asked, now));
            case DESTINATION_UNAVAILABLE ->
                become(known -> known.unreachable(now).dead(rule, now));
            case TLS_CERTIFICATE_ERROR, TLS_PROTOCOL_ERROR, TLS_ALERT_RECEIVED ->
                become(known -> known.unreachable(now));
            case CONNECTION_TERMINATED -> become(known -> known.cutting(rule, now));
            case CONNECTION_TIMEOUT, RESPONSE_TIMEOUT -> {
                if (now - asked >= Math.min(FAIR_TIME, settings.attemptTimeout().toNanos())) {
                    become(known -> known.dead(rule, now));
                }
            }
            default -> {}
        }
    }

    /** Runs {@code action} with the words of each failure of TLS that is not the same as the one before. It must not throw. */
    public void onComplaint(Consumer<String> action) {
        onComplaint.add(action);
    }

    /** As {@link #failed(ServiceException.Kind, long)}; what only an administrator can mend is told. */
    void failed(ServiceException missing, long asked) {
        failed(missing.kind(), asked);
        complain(missing);
    }

    private void complain(ServiceException missing) {
        String words = missing.getMessage();
        if (words != null && missing.kind().isOfTls() && !words.equals(complaint.getAndSet(words))) {
            onComplaint.forEach(action -> action.accept(words));
        }
    }

    private void become(UnaryOperator<Health> change) {
        Health before = health.getAndUpdate(change);
        Health after = change.apply(before);
        if (before.isDown() != after.isDown()) {
            (after.isDown() ? onDown : onAnswer).forEach(Runnable::run);
        }
        boolean ready = after.ready();
        if (before.ready() != ready) {
            if (ready) {
                complaint.set(null);
            }
            (ready ? onRecovery : onLoss).forEach(Runnable::run);
        }
    }

    /** The name and the readiness. */
    @Override
    public String toString() {
        return "Upstream[" + name() + (health().ready() ? ", ready]" : ", not ready]");
    }
}
