package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.property.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whatever clients ask, however the server fails, and whenever: nobody sees what is too old for him, or another's. */
class CachePropertyTest {
    /** How many plays are held against each house. More of them: {@code -Dusher.test.plays=100000}. */
    private static final int PLAYS = Integer.getInteger("usher.test.plays", 300);

    @Test
    void nobodySeesAnAnswerThatIsTooOldOrAnothers() {
        assertThat(Trial.firstFault(SeededFault.NONE, PLAYS)).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void seededFaultIsSeen(SeededFault fault) {
        assertThat(Trial.firstFault(fault, PLAYS)).isNotNull();
    }
}
