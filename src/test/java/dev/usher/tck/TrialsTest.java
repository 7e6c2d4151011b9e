package dev.usher.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The suite's own rule of what has passed. */
class TrialsTest {
    private static Trial trial(String id, String kind, String failure, String... dependsOn) {
        return new Trial(id, kind, List.of(dependsOn), failure);
    }

    private static Trials trials(Trial... trials) {
        return new Trials(List.of(trials));
    }

    @Test
    void whatDependsOnAFailedTestHasNotPassed() {
        Trials trials = trials(
                trial("first", "check", "Assertion: stale"),
                trial("second", "required", "", "first"),
                trial("third", "optimal", "", "second"),
                trial("alone", "required", ""));

        assertThat(trials.missed()).containsExactly("second");
        assertThat(trials.forgone()).containsExactly("third");
        assertThat(trials.failed()).containsExactly("first");
        assertThat(trials.passed("alone")).isTrue();
    }

    @Test
    void whatDependsOnATestThatIsNotForGatewaysHasNotPassed() {
        Trials trials = trials(trial("second", "required", "", "for browsers"));

        assertThat(trials.missed()).containsExactly("second");
    }

    @Test
    void theSecondRunCounts() {
        Trials first = trials(trial("a", "required", "Setup: slow"), trial("b", "required", "", "a"));

        Trials both = first.with(trials(trial("a", "required", "")));

        assertThat(first.missed()).containsExactly("a", "b");
        assertThat(both.missed()).isEmpty();
    }

    @Test
    void resultsAreReadAsTheSuiteTellsThem() {
        JsonObject told = new JsonObject("""
                {"id": "a", "kind": "optimal", "dependsOn": ["b"], "result": ["Assertion", "Response 2 comes from cache"]}""");

        assertThat(Trial.of(told))
                .isEqualTo(trial("a", "optimal", "Assertion: Response 2 comes from cache", "b"))
                .returns(false, Trial::succeeded);
        assertThat(Trial.of(told.put("result", true)).succeeded()).isTrue();
    }

    @Test
    void theSummaryTellsWhatHasNotPassedAndWhy() {
        Trials trials = trials(
                trial("a", "required", "Assertion: stale"),
                trial("b", "required", "", "a"),
                trial("c", "optimal", ""),
                trial("d", "check", "Assertion: no"));

        assertThat(trials.summary(Set.of("a"))).isEqualTo("""
                required: 0 of 2 pass
                  a (listed): Assertion: stale
                  b: depends on a
                optimal: 1 of 1 pass
                checks, which have no right answer: 0 of 1 pass""");
    }
}
