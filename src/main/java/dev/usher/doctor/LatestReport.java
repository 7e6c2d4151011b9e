package dev.usher.doctor;

import dev.usher.time.Ticker;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A report for everybody who asks: one examination at a time, and none within some seconds after the last. */
public final class LatestReport {
    private static final long LASTS = Duration.ofSeconds(5).toNanos();

    private final Supplier<Future<Report>> examination;
    private final Ticker ticker;
    private @Nullable Future<Report> latest;
    private long ended;

    /** The reports of {@code examination}, which may be begun on any thread. */
    public LatestReport(Supplier<Future<Report>> examination, Ticker ticker) {
        this.examination = examination;
        this.ticker = ticker;
    }

    /** The report of the examination that is under way, or has just ended; else of a new one. May be called on any thread. */
    public synchronized Future<Report> get() {
        Future<Report> known = latest;
        if (known == null || known.failed() || known.isComplete() && ticker.nanos() - ended >= LASTS) {
            known = examination.get().map(this::end);
            latest = known;
        }
        return known;
    }

    /** Its end is noted before anybody hears of it. */
    private synchronized Report end(Report report) {
        ended = ticker.nanos();
        return report;
    }
}
