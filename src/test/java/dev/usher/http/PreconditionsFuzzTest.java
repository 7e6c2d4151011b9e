package dev.usher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.MultiMap;
import java.time.Instant;

class PreconditionsFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:30:00Z");

    @Fuzzed
    void aConditionIsMetByWhatItNamesAlone(byte[] bytes) {
        String value = new String(bytes, ISO_8859_1);
        Validators stored =
                Validators.of(fields("etag", "\"a\"", "last-modified", "Fri, 27 Nov 2026 11:00:00 GMT"), NOW);

        assertThat(met(stored, "if-none-match", value)).isEqualTo(EntityTag.matches(value, "\"a\""));
        assertThat(met(stored, "if-none-match", value, "if-modified-since", "Fri, 27 Nov 2026 12:00:00 GMT"))
                .isEqualTo(met(stored, "if-none-match", value));
        if (met(stored, "if-modified-since", value)) {
            assertThat(HttpDate.strict(value, NOW)).isAfterOrEqualTo(stored.modified());
        }
        if (Preconditions.rangeApplies(fields("if-range", value), stored)) {
            assertThat(value).isIn(stored.etag(), stored.lastModified());
        }
    }

    private static boolean met(Validators stored, String... request) {
        return Preconditions.notModified(fields(request), stored, NOW);
    }

    private static MultiMap fields(String... namesAndValues) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
