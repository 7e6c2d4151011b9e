package dev.usher.app;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Prints how much of what fifty users read comes from store while one request in a hundred writes: with a generation of the whole
 * server for every write, and with one of what it may have changed. The lifetimes are those of the configuration. Time is
 * virtual and chance is seeded, so that runs differ by a few
 * tenths of a percent alone: ids and tokens are made anew, and with them which subjects fall together.
 */
final class WriteMix {
    private static final List<Duration> PACES = List.of(Duration.ofSeconds(3), Duration.ofSeconds(30));

    private WriteMix() {}

    /** Argument: how many reads. */
    public static void main(String[] args) throws Exception {
        int reads = Integer.parseInt(args[0]);
        System.out.println("from store of " + reads
                + " reads, one write in 100 | all | by who asks Users/Me | by the others | lists");
        for (Duration pace : PACES) {
            for (MixedServer.Rule rule : MixedServer.Rule.values()) {
                MixedUse.Share share = MixedUse.of(rule, pace, reads);
                System.out.printf(Locale.ROOT, "each user every %2d s, %-12s | %s%n", pace.toSeconds(), rule, share);
            }
        }
    }
}
