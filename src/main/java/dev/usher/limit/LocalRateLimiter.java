package dev.usher.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.time.Ticker;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The generic cell rate algorithm. For each key one instant is kept, at which its account is full again; a permit moves it on
 * by one interval, and is given as long as it then lies no further away than a whole burst takes to come back. Instants are
 * compared by difference, as the ticker demands.
 */
final class LocalRateLimiter implements RateLimiter {
    private final long interval;
    private final long refill;
    private final Ticker ticker;
    private final Cache<Object, AtomicLong> fullAgain;

    LocalRateLimiter(Rate rate, Ticker ticker, int maxKeys) {
        this(
                rate,
                ticker,
                Caffeine.newBuilder()
                        .maximumSize(maxKeys)
                        .executor(Runnable::run)
                        .build());
    }

    private LocalRateLimiter(Rate rate, Ticker ticker, Cache<Object, AtomicLong> fullAgain) {
        this.interval = rate.intervalNanos();
        this.refill = rate.refillNanos();
        this.ticker = ticker;
        this.fullAgain = fullAgain;
    }

    /** Debts are times, and stay; one beyond a whole burst of the new rate counts as that. */
    @Override
    public RateLimiter withRate(Rate rate, int maxKeys) {
        fullAgain.policy().eviction().orElseThrow().setMaximum(maxKeys);
        return new LocalRateLimiter(rate, ticker, fullAgain);
    }

    @Override
    public Admission admit(Object key) {
        long now = ticker.nanos();
        AtomicLong account = account(key, now);
        while (true) {
            long seen = account.get();
            long debt = Math.min(refill, Math.max(0, seen - now)) + interval;
            if (debt > refill) {
                return new Admission.Refused(debt - refill);
            }
            if (account.compareAndSet(seen, now + debt)) {
                return Admission.ADMITTED;
            }
        }
    }

    /** The common case first: only an unknown key pays for a lambda. */
    private AtomicLong account(Object key, long now) {
        AtomicLong known = fullAgain.getIfPresent(key);
        return known != null ? known : fullAgain.get(key, unknown -> new AtomicLong(now));
    }

    /** How many keys are remembered, once pending evictions are done. */
    long keys() {
        fullAgain.cleanUp();
        return fullAgain.estimatedSize();
    }
}
