package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GenerationTest {
    private static final Scope ANN = Scope.of(List.of("ann", "lists"));
    private static final Scope BEN = Scope.of(List.of("ben"));

    private final Generation generation = new Generation();

    @Test
    void changeOfASubjectEndsWhatTellsOfItAndNothingElse() {
        long begun = generation.current();

        generation.move(Scope.of(List.of("ann")));

        assertThat(generation.stands(begun, ANN)).isFalse();
        assertThat(generation.stands(begun, BEN)).isTrue();
        assertThat(generation.stands(begun, Scope.NOTHING)).isTrue();
        assertThat(generation.stands(begun, Scope.EVERYTHING)).isFalse();
    }

    @Test
    void whatBeganInTheGenerationOfAChangeStands() {
        generation.move(ANN);

        assertThat(generation.stands(generation.current(), ANN)).isTrue();
        assertThat(generation.stands(generation.current(), Scope.EVERYTHING)).isTrue();
    }

    @Test
    void changeOfEverythingEndsWhatTellsOfNothingToo() {
        long begun = generation.current();

        generation.move();

        assertThat(generation.stands(begun, BEN)).isFalse();
        assertThat(generation.stands(begun, Scope.NOTHING)).isFalse();
    }

    @Test
    void changeOfNothingIsNone() {
        long begun = generation.current();

        generation.move(Scope.NOTHING);
        generation.move(Scope.of(List.of()));

        assertThat(generation.current()).isEqualTo(begun);
    }

    @Test
    void whatAnotherServerIsToldStandsHereNeverNeitherBeforeNorAfter() {
        Generation next = new Generation();
        next.move();

        assertThat(generation.stands(next.current(), Scope.NOTHING)).isFalse();
        assertThat(next.stands(generation.current(), Scope.NOTHING)).isFalse();
    }

    @Test
    void subjectsFallTogetherAsRarelyAsChanceHasIt() {
        long begun = generation.current();
        generation.move(Scope.of(List.of("user " + "1".repeat(32))));

        long ended = IntStream.range(0, 4_096)
                .filter(i -> !generation.stands(begun, Scope.of(List.of("user " + i))))
                .count();

        assertThat(ended).isLessThan(10);
    }

    @Test
    void scopePrintsNoSubject() {
        assertThat(ANN).hasToString("2 subjects");
        assertThat(Scope.EVERYTHING).hasToString("everything");
    }
}
