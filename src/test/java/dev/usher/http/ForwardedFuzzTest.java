package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.util.ArrayList;
import java.util.List;

class ForwardedFuzzTest {
    private static final String NEAR = "for=\"[2001:db8::9]:4711\";proto=https;host=\"a,b;c\"";
    private static final Forwarded READ = new Forwarded("[2001:db8::9]:4711", "https", "a,b;c");

    @Fuzzed
    void whatStandsFartherOffChangesNothingNearer(byte[] bytes) {
        String value = new String(bytes, ISO_8859_1);
        List<Forwarded> farOff = Forwarded.nearestFirst(List.of(value));
        List<Forwarded> expected = new ArrayList<>(List.of(READ));
        expected.addAll(farOff);

        assertThat(Forwarded.nearestFirst(List.of(value + "," + NEAR))).isEqualTo(expected);
        assertThat(Forwarded.nearestFirst(List.of(value, NEAR))).isEqualTo(expected);
    }
}
