package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whoever asks for ever new things fills the store to its bytes and no further, in a heap that is not much larger. */
class HostileKeysTest {
    @Test
    void storeKeepsToItsBytesOnTheHeapToo() throws Exception {
        String line = OwnJvm.lastLineOf(HostileKeys.class, "-Xmx64m", "200000", "16MiB");
        double[] counted =
                Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();

        assertThat(counted[0]).isBetween(15.0, 16.0);
        assertThat(counted[1]).isLessThan(32);
    }
}
