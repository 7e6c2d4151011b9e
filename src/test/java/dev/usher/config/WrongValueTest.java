package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the value of a key is told with the key's path and what is allowed, and for every key. */
class WrongValueTest {
    private static final Path TABLE = Path.of("src/test/resources/wrong-values.txt");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** A line of the table. */
    private record Wrong(String key, String value, String message) {
        private static Wrong of(String line) {
            String[] parts = line.split(" \\| ", 3);
            return new Wrong(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }

        /** A message that begins with an index is about one of a list. */
        private String told() {
            String path = Keys.asWritten(key);
            return message.startsWith("[") ? path + message : path + ": " + message;
        }
    }

    static List<Wrong> table() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Wrong::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Set<String> keys() {
        return Keys.accepted();
    }

    /** Those that can be misspelt, which a name cannot. */
    static List<String> words() {
        return keys().stream().filter(key -> !key.endsWith(".NAME")).toList();
    }

    /** All that is wrong where {@code key} has {@code value} and all else is right. */
    private static List<SettingsError> errors(String key, Object value) {
        JsonObject tree = new JsonObject().put("servers", home("http://home.example"));
        if (key.startsWith("servers.NAME.tls.")) {
            tree.put("servers", home("https://home.example"));
        }
        tree.mergeIn(Keys.tree(List.of(key.split("\\.")), value), true);
        InvalidSettingsException invalid =
                catchThrowableOfType(InvalidSettingsException.class, () -> Settings.parse(tree, FixedSources.NONE));
        return invalid == null ? List.of() : invalid.errors();
    }

    private static JsonObject home(String url) {
        return new JsonObject().put("home", new JsonObject().put("url", url));
    }

    @ParameterizedTest
    @MethodSource("table")
    void messageHasThePathAndWhatIsAllowed(Wrong wrong) throws JsonProcessingException {
        Object value = YAML.readValue(wrong.value(), Object.class);

        assertThat(errors(wrong.key(), value))
                .extracting(SettingsError::toString)
                .contains(wrong.told());
    }

    @Test
    void everyKeyHasALine() {
        Set<String> without = new TreeSet<>(keys());
        without.removeAll(table().stream().map(Wrong::key).collect(Collectors.toSet()));

        assertThat(without).as("keys without a line in " + TABLE).isEmpty();
        assertThat(table()).extracting(Wrong::key).isSubsetOf(keys());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keyOfAnotherShapeIsTold(String key) {
        List<SettingsError> errors = errors(key, new JsonObject().put("x", new JsonArray()));

        assertThat(errors).extracting(SettingsError::path).contains(Keys.asWritten(key));
        assertThat(errors)
                .filteredOn(error -> error.path().equals(Keys.asWritten(key)))
                .allMatch(error -> error.message().matches("must be .+"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void keyThatIsMisspeltIsToldWithTheOneThatIsMeant(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);

        assertThat(errors(key + "x", "1"))
                .extracting(SettingsError::toString)
                .anyMatch(told -> told.startsWith(Keys.asWritten(key) + "x: is not a known key; did you mean " + last));
    }
}
