package dev.usher.app;

import static dev.usher.app.KeyMembers.LIST;
import static dev.usher.app.Spellings.APART;
import static dev.usher.app.Spellings.TOGETHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.KeyMembers.Pair;
import dev.usher.app.KeyedHouse.Seed;
import dev.usher.app.Spellings.Spelling;
import dev.usher.cache.CacheKey;
import dev.usher.cache.CacheKey.Partition;
import dev.usher.cache.CacheKey.Variant;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody gets another's answer. Of two requests that differ in one member of the key each gets its own; with that member
 * left out of the key the second is given the first one's. Spellings of one request share one fetch, and what only looks
 * alike is told apart; with the step that knows the spelling replaced by a naive one it is the other way round. The second
 * half of each shows that the first would see the danger.
 */
class KeySeparationTest {
    private static final String PAIRS = "dev.usher.app.KeyMembers#pairs";
    private static final String SPELLINGS = "dev.usher.app.Spellings#all";

    @ParameterizedTest
    @MethodSource(PAIRS)
    void eachGetsItsOwnAnswerFromStore(Pair pair) {
        KeyedHouse house = new KeyedHouse(Seed.NONE);

        assertThat(house.oneAfterTheOther(pair.one(), pair.other())).isEqualTo(APART);
        assertThat(house.oneAfterTheOther(pair.one(), pair.other())).isEqualTo(APART);
    }

    @ParameterizedTest
    @MethodSource(PAIRS)
    void eachGetsItsOwnAnswerWhenBothAreFetchedAtOnce(Pair pair) {
        assertThat(new KeyedHouse(Seed.NONE).allAtOnce(pair.one(), pair.other()))
                .isEqualTo(APART);
    }

    @ParameterizedTest
    @MethodSource(PAIRS)
    void withoutThatMemberTheSecondIsGivenWhatIsStoredForTheFirst(Pair pair) {
        assertThat(new KeyedHouse(pair.withoutMember()).oneAfterTheOther(pair.one(), pair.other()))
                .isEqualTo(withoutKeyOf(pair));
        assertThat(new KeyedHouse(pair.withoutMember()).oneAfterTheOther(pair.other(), pair.one()))
                .isEqualTo(withoutKeyOf(pair));
    }

    @ParameterizedTest
    @MethodSource(PAIRS)
    void withoutThatMemberTheSecondIsGivenWhatIsFetchedForTheFirst(Pair pair) {
        assertThat(new KeyedHouse(pair.withoutMember()).allAtOnce(pair.one(), pair.other()))
                .isEqualTo(withoutKeyOf(pair));
    }

    /** Generations and flights are of one server each, and keep two apart even if the key does not. */
    private static List<String> withoutKeyOf(Pair pair) {
        return pair.member().equals("server") ? APART : TOGETHER;
    }

    @Test
    void epochOfATokenKeepsAnswersApartEvenIfTheKeyDoesNot() {
        Asked bob = Asked.get("/Users").by("tv", KeyMembers.BOB);
        Seed keyWithoutToken = Seed.NONE.withKey(KeyMembers::withoutToken);

        assertThat(new KeyedHouse(keyWithoutToken).oneAfterTheOther(LIST, bob)).isEqualTo(APART);
        assertThat(new KeyedHouse(keyWithoutToken).allAtOnce(LIST, bob)).isEqualTo(APART);
    }

    @Test
    void everyMemberOfTheKeyIsTriedHere() {
        Set<String> members = Stream.of(CacheKey.class, Partition.class, Variant.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(component -> !component.getType().isRecord())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        assertThat(KeyMembers.pairs().map(Pair::member)).containsAll(members);
    }

    @Test
    void sameRequestTwiceIsOneFetch() {
        assertThat(new KeyedHouse(Seed.NONE).oneAfterTheOther(LIST, LIST)).isEqualTo(TOGETHER);
        assertThat(new KeyedHouse(Seed.NONE).allAtOnce(LIST, LIST)).isEqualTo(TOGETHER);
    }

    @ParameterizedTest
    @MethodSource(SPELLINGS)
    void readingTellsWhatIsTheSame(Spelling spelling) {
        assertThat(new KeyedHouse(Seed.NONE).oneAfterTheOther(spelling.one(), spelling.other()))
                .isEqualTo(spelling.expected());
        assertThat(new KeyedHouse(Seed.NONE).allAtOnce(spelling.one(), spelling.other()))
                .isEqualTo(spelling.expected());
    }

    @ParameterizedTest
    @MethodSource(SPELLINGS)
    void naiveReadingGetsItWrong(Spelling spelling) {
        Seed naive = Seed.NONE.withReader(spelling.naive());

        assertThat(new KeyedHouse(naive).oneAfterTheOther(spelling.one(), spelling.other()))
                .isEqualTo(spelling.wrong());
        assertThat(new KeyedHouse(naive).allAtOnce(spelling.one(), spelling.other()))
                .isEqualTo(spelling.wrong());
    }
}
