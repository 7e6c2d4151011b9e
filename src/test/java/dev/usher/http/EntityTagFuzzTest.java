package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.buffer.Buffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class EntityTagFuzzTest {
    private static final String OURS = EntityTag.of(Buffer.buffer("[]"));
    private static final Pattern NEXT = Pattern.compile("\\G[, \t]*(?:W/)?(\"[^\"]*\")");

    @Fuzzed
    void aListMatchesTheTagsThatItNames(byte[] bytes) {
        String list = new String(bytes, ISO_8859_1);

        assertThat(EntityTag.matches(list, OURS)).isEqualTo(list.strip().equals("*") || names(list, OURS));
        assertThat(EntityTag.matches(OURS + "," + list, OURS)).isTrue();
        assertThat(EntityTag.matches(list, "W/" + OURS)).isEqualTo(EntityTag.matches(list, OURS));
        assertThat(names(list, "\"a\"") && !EntityTag.matches(list, "\"a\"")).isFalse();
    }

    private static boolean names(String list, String tag) {
        Matcher next = NEXT.matcher(list);
        while (next.find()) {
            if (next.group(1).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
