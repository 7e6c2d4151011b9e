package dev.usher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatheringTest {
    private final Source source = new Source();
    private final Cancellation cancellation = new Cancellation();

    private Gathering gathering(long length, int limit) {
        return Gathering.of(new Body.Streamed(source, length, cancellation), limit, new Bytes(limit));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNobodyWillReadIsGivenUpWhereItIsTooLargeToBeKept(boolean early) {
        AtomicBoolean cancelled = new AtomicBoolean();
        cancellation.onCancel(() -> cancelled.set(true));
        Gathering gathering = gathering(-1, 3);

        if (early) {
            gathering.forgo();
        }
        source.give("abcd");
        assertThat(cancelled.get()).isEqualTo(early);
        gathering.forgo();

        assertThat(cancelled).isTrue();
    }

    @Test
    void whatNobodyWillReadComesToItsEndWhereItMayBeKept() {
        AtomicBoolean cancelled = new AtomicBoolean();
        cancellation.onCancel(() -> cancelled.set(true));
        Gathering gathering = gathering(-1, 3);
        gathering.forgo();

        source.give("abc");
        source.end();

        assertThat(cancelled).isFalse();
        assertThat(gathering.whole().result()).hasToString("abc");
    }

    @Test
    void eachReaderReadsFromTheBeginningAtHisOwnPace() {
        Gathering gathering = gathering(4, 10);
        Body.Streamed first = gathering.open();
        Reading fast = new Reading(first);
        first.stream().resume();
        source.give("ab");
        Body.Streamed second = gathering.open();
        Reading slow = new Reading(second);
        second.stream().fetch(1);
        source.give("cd");
        source.end();

        assertThat(fast.text()).hasToString("abcd");
        assertThat(fast.events()).containsExactly("ended");
        assertThat(slow.text()).hasToString("ab");
        assertThat(slow.events()).isEmpty();
        second.stream().resume();
        assertThat(slow.text()).hasToString("abcd");
        assertThat(slow.events()).containsExactly("ended");
        assertThat(gathering.whole().result()).hasToString("abcd");
    }

    @Test
    void contentIsGatheredToItsEndThoughNobodyReadsIt() {
        Gathering gathering = gathering(4, 10);
        gathering.open().cancellation().cancel();

        source.give("abcd");
        source.end();

        assertThat(source.isFlowing()).isTrue();
        assertThat(cancellation.isCancelled()).isFalse();
        assertThat(gathering.whole().result()).hasToString("abcd");
    }

    @Test
    void contentThatBreaksOffBreaksOffForEveryReader() {
        Gathering gathering = gathering(4, 10);
        Body.Streamed content = gathering.open();
        Reading early = new Reading(content);
        content.stream().resume();
        source.give("ab");
        source.tear();
        Body.Streamed again = gathering.open();
        Reading late = new Reading(again);
        again.stream().resume();

        assertThat(early.events()).containsExactly("broken");
        assertThat(late.text()).hasToString("ab");
        assertThat(late.events()).containsExactly("broken");
        assertThat(gathering.whole().failed()).isTrue();
    }

    @Test
    void contentOfUnknownLengthThatFitsIsGathered() {
        Gathering gathering = gathering(-1, 4);

        source.give("abcd");
        assertThat(gathering.isForMany()).isFalse();
        source.end();

        assertThat(gathering.isForMany()).isTrue();
        assertThat(gathering.length()).isEqualTo(4);
        assertThat(gathering.whole().result()).hasToString("abcd");
    }

    @Test
    void contentThatGrowsTooLargeGoesOnAtThePaceOfItsReader() {
        Gathering gathering = gathering(-1, 4);
        Body.Streamed content = gathering.open();
        Reading reading = new Reading(content);
        source.give("abc");
        source.give("de");

        assertThat(gathering.whole().failed()).isTrue();
        assertThat(source.isFlowing()).isFalse();
        assertThat(source.fetched()).isZero();
        content.stream().fetch(3);
        assertThat(reading.text()).hasToString("abcde");
        assertThat(source.fetched()).isEqualTo(1);
        source.give("f");
        source.end();
        assertThat(reading.text()).hasToString("abcdef");
        content.stream().resume();
        assertThat(reading.events()).containsExactly("ended");
    }

    @Test
    void contentThatIsTooLargeAndHasNoReaderIsCancelled() {
        Gathering gathering = gathering(-1, 4);
        Body.Streamed content = gathering.open();
        source.give("abcde");

        content.cancellation().cancel();

        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void contentThatGrowsTooLargeOnceItsReaderHasLeftIsCancelled() {
        Gathering gathering = gathering(-1, 4);
        gathering.open().cancellation().cancel();
        source.give("abcd");
        assertThat(cancellation.isCancelled()).isFalse();

        source.give("e");

        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void contentThatIsKnownToBeTooLargeIsRefused() {
        assertThatThrownBy(() -> gathering(5, 4)).hasMessage("5 bytes are more than 4");
    }
}
