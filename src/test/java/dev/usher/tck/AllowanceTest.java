package dev.usher.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails the build, and what does not. */
class AllowanceTest {
    private static final Trials TRIALS = new Trials(List.of(
            new Trial("good", "required", List.of(), ""),
            new Trial("bad", "required", List.of(), "Assertion: stale"),
            new Trial("slow", "optimal", List.of(), "Assertion: not from cache"),
            new Trial("fast", "optimal", List.of(), "")));

    @TempDir
    Path folder;

    private Allowance read(String text) throws IOException {
        return Allowance.read(Files.writeString(folder.resolve("tck.txt"), text));
    }

    @Test
    void whatIsListedMayFail() {
        assertThat(new Allowance(Map.of("bad", "by choice"), 1).complaints(TRIALS))
                .isEmpty();
    }

    @Test
    void whatIsNotListedMustPass() {
        assertThat(new Allowance(Map.of(), 1).complaints(TRIALS)).containsExactly("bad is required and fails");
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "slow", "unknown"})
    void whatIsListedMustBeARequiredTestThatFails(String id) {
        assertThat(new Allowance(Map.of("bad", "by choice", id, "no more"), 1).complaints(TRIALS))
                .containsExactly(id + " is listed and does not fail, or is no required test");
    }

    @Test
    void tooFewOptimalTestsAreTooFew() {
        assertThat(new Allowance(Map.of("bad", "by choice"), 2).complaints(TRIALS))
                .containsExactly("1 optimal tests pass, 2 must");
    }

    @Test
    void theListIsReadWithItsReasons() throws IOException {
        Allowance read = read("""
                # what may fail
                optimal: 80

                stale-close-s-maxage=2: by choice: see above
                """);

        assertThat(read).isEqualTo(new Allowance(Map.of("stale-close-s-maxage=2", "by choice: see above"), 80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a: ", "a: one\na: two"})
    void anIdWithoutExactlyOneReasonIsRefused(String lines) {
        assertThatThrownBy(() -> read("optimal: 80\n" + lines)).hasMessageContaining("no reason, or a second one: a");
    }

    @Test
    void aListWithoutTheFloorIsRefused() {
        assertThatThrownBy(() -> read("a: one")).hasMessageContaining("optimal");
    }
}
