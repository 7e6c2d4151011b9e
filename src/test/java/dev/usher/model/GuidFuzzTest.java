package dev.usher.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

class GuidFuzzTest {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{32}");
    private static final String DASHES = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern ID =
            Pattern.compile(DIGITS + "|" + DASHES + "|\\{" + DASHES + "}|\\(" + DASHES + "\\)");

    @Fuzzed
    void anIdHasOneSpelling(byte[] bytes) {
        String text = new String(bytes, UTF_8);

        String id = Guid.digits(text);

        if (!ID.matcher(text).matches()) {
            assertThat(id).isNull();
        } else {
            assertThat(id).isEqualTo(text.replaceAll("[-{}()]", "").toLowerCase(Locale.ROOT));
            assertThat(Guid.format(Guid.parse(text))).isEqualTo(id);
            assertThat(spellings(id))
                    .allSatisfy(spelling -> assertThat(Guid.digits(spelling)).isEqualTo(id));
        }
    }

    private static List<String> spellings(String id) {
        String dashed = id.replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
        return List.of(id, id.toUpperCase(Locale.ROOT), dashed, "{" + dashed + "}", "(" + dashed + ")");
    }
}
