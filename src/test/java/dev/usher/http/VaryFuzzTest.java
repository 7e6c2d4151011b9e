package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.MultiMap;

class VaryFuzzTest {
    @Fuzzed
    void aStarIsSeenBehindAnythingAndAValueStaysAsItIs(byte[] bytes) {
        String line = new String(bytes, ISO_8859_1);

        Vary vary = Vary.of(fields("vary", line));
        String value = Vary.value(fields("foo", line), "foo");

        assertThat(vary.names())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[!#$%&'*+.^_`|~0-9a-z-]+") && !name.equals("*"));
        assertThat(Vary.of(fields("vary", line, "*")).isAny()).isTrue();
        assertThat(Vary.of(fields("vary", "*," + line)).isAny()).isTrue();
        assertThat(Vary.value(fields("foo", value), "foo")).isEqualTo(value);
        assertThat(value.replaceAll("[ \t\\p{Cntrl}]", "")).isEqualTo(line.replaceAll("[ \t\\p{Cntrl}]", ""));
    }

    private static MultiMap fields(String name, String... lines) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        for (String line : lines) {
            fields.add(name, line);
        }
        return fields;
    }
}
