package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.Generation;
import dev.usher.cache.Scope;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownOwnersTest {
    private static final Person ANN = new Person("1".repeat(32), "ann");

    private final Generation generation = new Generation();
    private final KnownOwners owners = new KnownOwners(generation);

    @Test
    void ownerIsKnownOnceTheServerHasSaidIt() {
        assertThat(owners.of("a")).isNull();
        assertThat(owners.idOf("a")).isNull();
        assertThat(owners.idOf(null)).isNull();

        owners.learn("a", ANN, generation.current());

        assertThat(owners.of("a")).isEqualTo(ANN);
        assertThat(owners.idOf("a")).isEqualTo(ANN.id());
        assertThat(owners.of("b")).isNull();
    }

    @Test
    void ownerWhoMayHaveAnotherNameByNowIsKnownByHisIdAlone() {
        long before = generation.current();
        generation.move(Scope.of(List.of(Subjects.nameOf(ANN.id()))));

        owners.learn("a", ANN, before);

        assertThat(owners.of("a")).isNull();
        assertThat(owners.idOf("a")).isEqualTo(ANN.id());
    }

    @Test
    void tokensBeyondThePlacesTakeThoseOfOthersAndNobodyIsTakenForAnother() {
        IntStream.range(0, 20_000)
                .forEach(i -> owners.learn("token" + i, new Person("" + i, "n"), generation.current()));

        long known = IntStream.range(0, 20_000)
                .filter(i -> owners.idOf("token" + i) != null)
                .peek(i -> assertThat(owners.idOf("token" + i)).isEqualTo("" + i))
                .count();
        assertThat(known).isBetween(1L, 4_096L);
    }
}
