package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.util.List;
import java.util.Map;

class DictionaryFuzzTest {
    @Fuzzed
    void malformedPartSpoilsTheWholeAndWhatIsWellFormedIsKeptBesideIt(byte[] bytes) {
        String line = new String(bytes, ISO_8859_1);

        Map<String, Dictionary.Value> alone = Dictionary.parse(List.of(line));

        assertThat(Dictionary.parse(List.of(line, "&"))).isNull();
        if (alone != null && !alone.isEmpty()) {
            assertThat(Dictionary.parse(List.of(line, "no-store")))
                    .containsEntry("no-store", Dictionary.Item.TRUE)
                    .containsKeys(alone.keySet().toArray(String[]::new));
            assertThat(alone.keySet()).allMatch(key -> key.matches("[a-z*][a-z0-9_.*-]*"));
        }
        CacheControl targeted = CacheControl.targeted(List.of(line));
        assertThat(targeted == null).isEqualTo(TargetedDirectives.line(List.of(line)) == null);
        if (targeted != null) {
            assertThat(alone).isNotEmpty();
            assertThat(targeted.noStore()).isEqualTo(alone.containsKey("no-store"));
            assertThat(targeted.maxAge() >= 0).isEqualTo(alone.containsKey("max-age"));
        }
    }
}
