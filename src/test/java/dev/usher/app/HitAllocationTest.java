package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dlogback.configurationFile=usher-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                HitAllocation.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s", lines).isZero();
            return Double.parseDouble(lines.get(lines.size() - 1));
        } finally {
            process.destroyForcibly();
        }
    }
}
