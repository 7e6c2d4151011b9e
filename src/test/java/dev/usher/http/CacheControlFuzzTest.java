package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.MultiMap;

class CacheControlFuzzTest {
    private static final long MOST = 1L << 31;

    @Fuzzed
    void noLineHidesWhatAnotherForbids(byte[] bytes) {
        String line = new String(bytes, ISO_8859_1);

        CacheControl alone = CacheControl.of(fields(line));
        CacheControl before = CacheControl.of(fields(line, "no-store, max-age=7"));
        CacheControl behind = CacheControl.of(fields("max-age=7, private", line));

        assertThat(alone.maxAge()).isBetween(-1L, MOST);
        assertThat(alone.sMaxAge()).isBetween(-1L, MOST);
        assertThat(before.noStore()).isTrue();
        assertThat(before.maxAge()).isEqualTo(alone.maxAge() < 0 ? 7 : alone.maxAge());
        assertThat(behind.isPrivate()).isTrue();
        assertThat(behind.maxAge()).isEqualTo(7);
        assertThat(behind.noStore()).isEqualTo(alone.noStore());
        assertThat(behind.noCacheFields())
                .isEqualTo(alone.noCacheFields())
                .allMatch(name -> name.matches("[!#$%&'*+.^_`|~0-9a-z-]+"));
        assertThat(CacheControl.of(fields("no-store, " + line)).noStore()).isTrue();
    }

    private static MultiMap fields(String... lines) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        for (String line : lines) {
            fields.add("cache-control", line);
        }
        return fields;
    }
}
