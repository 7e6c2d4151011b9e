package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.MultiMap;
import java.math.BigInteger;

class AgeFieldFuzzTest {
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(31);

    @Fuzzed
    void whatFollowsTheFirstMemberDoesNotCount(byte[] bytes) {
        String line = new String(bytes, ISO_8859_1);

        assertThat(seconds(line)).isBetween(0L, MOST.longValueExact());
        assertThat(seconds("7," + line)).isEqualTo(7);
        assertThat(seconds("x," + line)).isZero();
        if (line.matches("[0-9]++")) {
            assertThat(seconds(line)).isEqualTo(new BigInteger(line).min(MOST).longValueExact());
        }
    }

    private static long seconds(String line) {
        return AgeField.seconds(MultiMap.caseInsensitiveMultiMap().set("age", line));
    }
}
