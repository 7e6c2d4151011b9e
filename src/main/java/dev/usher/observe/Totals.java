package dev.usher.observe;

import dev.usher.time.Ticker;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.LongAdder;

/** What has been counted since the start, for whoever looks at the status. */
final class Totals {
    private static final int MOST_POLICIES = 64;

    private final LongAdder requests = new LongAdder();
    private final LongAdder lookups = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final PerSecond arrivals;
    private final PerSecond hits;
    private final Bounded<LongAdder> refusals = new Bounded<>(MOST_POLICIES, policy -> new LongAdder());

    Totals(Ticker ticker) {
        this.arrivals = new PerSecond(ticker);
        this.hits = new PerSecond(ticker);
    }

    void request() {
        requests.increment();
        arrivals.add();
    }

    void cache(CacheWord word) {
        if (word.isLookup()) {
            lookups.increment();
        }
        if (word.isAnswered()) {
            answered.increment();
            hits.add();
        }
    }

    void refused(String policy) {
        refusals.of(policy).increment();
    }

    JsonObject requestsJson() {
        return new JsonObject().put("total", requests.sum()).put("per_second", round(arrivals.rate()));
    }

    JsonObject cacheJson() {
        long asked = lookups.sum();
        double share = asked == 0 ? 0 : (double) answered.sum() / asked;
        return new JsonObject()
                .put("lookups", asked)
                .put("hits", answered.sum())
                .put("hit_share", round(share))
                .put("hits_per_second", round(hits.rate()));
    }

    JsonObject refusalsJson() {
        JsonObject json = new JsonObject();
        refusals.values(LongAdder::sum).forEach(json::put);
        return json;
    }

    private static double round(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
