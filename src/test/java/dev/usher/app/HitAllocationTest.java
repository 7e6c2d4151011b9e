package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hot path has a budget: what every layer above the cache adds to a hit, it adds to every request. */
class HitAllocationTest {
    private static final double BUDGET = 300;

    @ParameterizedTest
    @ValueSource(strings = {HitAllocation.USER, HitAllocation.PICTURE, HitAllocation.FILE})
    void hitStaysWithinItsBudgetOfBytesAndACopiedHeaderBlockDoesNot(String what) throws Exception {
        double bytes = bytesPerHit(what);
        double copying = bytesPerHit(what, HitAllocation.COPYING);
        System.out.printf("bytes per hit, %s: %.1f; with a copied header block: %.1f%n", what, bytes, copying);

        assertThat(bytes).isLessThanOrEqualTo(BUDGET);
        assertThat(copying).isGreaterThan(BUDGET);
    }

    private static double bytesPerHit(String... arguments) throws IOException, InterruptedException {
        return Double.parseDouble(OwnJvm.lastLineOf(HitAllocation.class, "-Xmx256m", arguments));
    }
}
