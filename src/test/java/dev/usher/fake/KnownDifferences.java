package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;

/** The list of what the fake does otherwise than the recorded servers, each for a reason. */
final class KnownDifferences {
    private final Set<String> listed = new TreeSet<>();
    private final Set<String> met = new TreeSet<>();

    KnownDifferences() throws IOException {
        try (InputStream file = KnownDifferences.class.getResourceAsStream("/recorded/fake-differences.json")) {
            new ObjectMapper().readTree(file).forEach(this::read);
        }
    }

    private void read(JsonNode line) {
        assertThat(line.path("reason").asText()).isNotBlank();
        String exchange = key(
                line.path("version").asText(),
                line.path("transcript").asText(),
                line.path("exchange").asText());
        line.path("fields").forEach(field -> listed.add(exchange + field.asText()));
    }

    /** The exchange as the differences of its answer begin. */
    static String key(String version, String transcript, String exchange) {
        return version + ": " + transcript + ": " + exchange + ": ";
    }

    /** Whether the difference is listed; if so, its line is needed. */
    boolean excuse(String difference) {
        boolean known = listed.contains(difference);
        if (known) {
            met.add(difference);
        }
        return known;
    }

    /** What is listed and was not met. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(listed);
        unused.removeAll(met);
        return unused;
    }
}
