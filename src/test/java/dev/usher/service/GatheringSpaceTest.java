package dev.usher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Soon;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** How long what is gathered is counted, and who reads what finds no space. */
class GatheringSpaceTest {
    private final Source source = new Source();
    private final Bytes space = new Bytes(4);

    private Gathering gathering(long length) {
        return gathering(source, length);
    }

    private Gathering gathering(Source from, long length) {
        return Gathering.of(new Body.Streamed(from, length, new Cancellation()), 4, space);
    }

    private static void letGo(Body.Streamed content) {
        ((Held) content.stream()).letGo();
    }

    @Test
    void spaceIsTakenUntilAllHasComeAndTheLastReaderHasLetGo() {
        Gathering gathering = gathering(4);
        Body.Streamed first = gathering.open();
        Body.Streamed second = gathering.open();
        new Reading(first);
        first.stream().resume();
        source.give("abcd");
        letGo(first);
        letGo(first);
        second.cancellation().cancel();
        assertThat(space.taken()).isEqualTo(4);

        source.end();
        assertThat(space.taken()).isZero();
    }

    @Test
    void readerWhoDoesNotReadKeepsTheSpaceTaken() {
        Gathering gathering = gathering(4);
        Body.Streamed content = gathering.open();
        source.give("abcd");
        source.end();
        assertThat(space.taken()).isEqualTo(4);

        content.cancellation().cancel();
        assertThat(space.taken()).isZero();
    }

    @Test
    void contentThatHasComeBeforeAnybodyOpenedItIsCountedForHim() {
        Gathering gathering = gathering(-1);
        source.give("abc");
        source.end();
        assertThat(space.taken()).isEqualTo(3);

        letGo(gathering.open());
        assertThat(space.taken()).isZero();
    }

    @Test
    void contentThatNobodyOpensIsCountedUntilItHasCome() {
        Gathering gathering = gathering(-1);
        gathering.forgo();
        source.give("abc");
        assertThat(space.taken()).isEqualTo(4);

        source.end();
        assertThat(space.taken()).isZero();
    }

    @Test
    void contentThatBreaksOffIsCountedUntilItsReadersAreGone() {
        Body.Streamed content = gathering(4).open();
        source.give("abc");
        source.tear();
        assertThat(space.taken()).isEqualTo(3);

        content.cancellation().cancel();
        assertThat(space.taken()).isZero();
    }

    @Test
    void contentThatGrowsTooLargeIsCountedUntilItsReaderIsGone() {
        Body.Streamed content = gathering(-1).open();
        source.give("abcdef");
        assertThat(space.taken()).isEqualTo(4);

        content.cancellation().cancel();
        assertThat(space.taken()).isZero();
    }

    @Test
    void contentThatGrowsTooLargeIsCountedNoMoreWhereItsReaderHasIt() {
        Body.Streamed content = gathering(-1).open();
        source.give("abc");
        source.give("def");
        Reading reading = new Reading(content);

        content.stream().fetch(1);
        assertThat(space.taken()).isEqualTo(3);
        content.stream().fetch(1);
        assertThat(space.taken()).isZero();
        assertThat(reading.text()).isEqualTo("abcdef");
    }

    @Test
    void whoComesWhenContentHasBrokenOffAndWasLeftIsToldSo() {
        Gathering gathering = gathering(4);
        Body.Streamed first = gathering.open();
        source.give("ab");
        source.tear();
        first.cancellation().cancel();

        Body.Streamed late = gathering.open();
        Reading reading = new Reading(late);
        late.stream().resume();

        assertThat(reading.text()).isEmpty();
        assertThat(reading.events()).hasSize(1).doesNotContain("ended");
        late.cancellation().cancel();
        assertThat(space.taken()).isZero();
    }

    @Test
    void contentThatIsReadAgainIsCountedAgain() {
        Gathering gathering = come(source, "abcd");

        Body.Streamed again = gathering.open(1, 3);
        Reading part = new Reading(again);
        again.stream().resume();

        assertThat(again.length()).isEqualTo(2);
        assertThat(part.text()).isEqualTo("bc");
        assertThat(part.events()).containsExactly("ended");
        assertThat(space.taken()).isEqualTo(4);
        letGo(again);
        assertThat(space.taken()).isZero();
    }

    @Test
    void readerWithoutSpaceReadsAsLongAsAnotherKeepsTheContent() {
        Gathering kept = come(source, "abcd");
        space.take(1);
        Body.Streamed content = kept.open();
        Reading reading = new Reading(content);
        content.stream().resume();
        letGo(content);

        assertThat(reading.text()).isEqualTo("abcd");
        assertThat(reading.events()).containsExactly("ended");
        assertThat(space.taken()).isEqualTo(1);
    }

    @Test
    void readerWithoutSpaceKeepsNothingAndIsToldWhereItIsGone() {
        Gathering[] kept = {come(new Source(), "abcd")};
        space.take(1);
        Body.Streamed content = kept[0].open();
        WeakReference<Gathering> seen = new WeakReference<>(kept[0]);
        kept[0] = null;
        Soon.until(() -> {
            System.gc();
            return seen.refersTo(null);
        });
        Reading reading = new Reading(content);
        content.stream().resume();

        assertThat(reading.text()).isEmpty();
        assertThat(reading.events()).containsExactly("broken");
    }

    /** What {@code from} gave, which nobody reads now. */
    private Gathering come(Source from, String text) {
        Gathering gathering = gathering(from, text.length());
        letGo(gathering.open());
        from.give(text);
        from.end();
        return gathering;
    }
}
