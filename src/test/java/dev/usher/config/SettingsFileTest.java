package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final Path SHIPPED = Path.of("conf/usher.yaml");

    @TempDir
    Path directory;

    @Test
    void shippedFileSaysTheDefaults() {
        assertThat(SettingsFile.read(SHIPPED, FixedSources.NONE)).isEqualTo(Settings.defaults());
    }

    @Test
    void everyKnownKeyStandsInTheShippedFile() throws IOException {
        List<String> written = Files.readAllLines(SHIPPED);

        for (String section : List.of(
                "",
                "listen",
                "limits",
                "concurrency",
                "cache",
                "retry",
                "circuit",
                "deadlines",
                "connections",
                "websockets",
                "admin",
                "access-log",
                "drain")) {
            String asked = section.isEmpty() ? "no-such-key-anywhere: 1" : section + ": {no-such-key-anywhere: 1}";
            String known = errorsOf(asked).getMessage().replaceFirst(".*known here: ", "");
            assertThat(known.split(", "))
                    .allSatisfy(key -> assertThat(written)
                            .anyMatch(line -> line.matches((section.isEmpty() ? "" : "  ") + key + ":.*")));
        }
    }

    @Test
    void everyKeyOfTlsStandsInTheShippedFile() throws IOException {
        List<String> written = Files.readAllLines(SHIPPED);
        String listen = errorsOf("listen: {tls: {no-such-key-anywhere: 1}}").getMessage();
        String server = errorsOf("servers: {a: {url: \"https://a\", tls: {no-such-key-anywhere: 1}}}")
                .getMessage();

        for (String key : listen.replaceFirst(".*known here: ", "").split(", ")) {
            assertThat(written).anyMatch(line -> line.matches("    " + key + ": .+"));
        }
        for (String key : server.replaceFirst(".*known here: ", "").split(", ")) {
            assertThat(written).anyMatch(line -> line.matches("  #     " + key + ": .+"));
        }
    }

    @Test
    void exampleServersOfTheShippedFileAreRightOnceTheirMarksAreRemoved() throws IOException {
        String yaml = Files.readString(SHIPPED).replaceAll("(?m)^  # (home:|cabin:|  url:.*)$", "  $1");

        assertThat(SettingsFile.parse(yaml, FixedSources.NONE).servers())
                .containsExactly(
                        Map.entry("home", new ServerSettings(URI.create("http://127.0.0.1:8096"))),
                        Map.entry("cabin", new ServerSettings(URI.create("https://cabin.example.org/jellyfin"))));
    }

    @Test
    void everyKeyOfTheShippedFileHasACommentAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(SHIPPED);

        for (int i = 1; i < lines.size(); i++) {
            boolean setsAValue = lines.get(i).matches(" {0,2}[a-z-]+: .+");
            if (setsAValue) {
                assertThat(lines.get(i - 1)).as(lines.get(i)).matches(" *# .+");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "servers:\n", "cache: {}\n", "listen:\n  # port: 1\n"})
    void whatIsLeftOutHasItsDefault(String yaml) {
        assertThat(SettingsFile.parse(yaml, FixedSources.NONE)).isEqualTo(Settings.defaults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'id: a\nid: b'                            | line 2 gives a key for the second time: remove one of the two
            'cache:\n  max-bytes: 1\n  max-bytes: 2'  | line 3 gives a key for the second time: remove one of the two
            'id: b: c'                                | line 1 is not YAML: mapping values are not allowed here
            '- one'                                   | the file must consist of keys with values, as in conf/usher.yaml
            'id: a\n---\nid: b'                       | line 3 is not YAML that can be used here; write one document of plain keys and values
            """)
    void whatIsNotUsableYamlIsToldWithItsLine(String yaml, String complaint) {
        assertThat(errorsOf(yaml.translateEscapes())).hasMessage(complaint);
    }

    @Test
    void complaintAboutYamlDoesNotShowTheLine() {
        InvalidSettingsException invalid = errorsOf("servers:\n  home:\n    url: \"http://joe:sesame@host\n");

        assertThat(invalid.getMessage()).contains("is not YAML").doesNotContain("sesame");
    }

    @Test
    void fileThatIsMissingOrADirectoryOrNotTextIsAnError() throws IOException {
        Path latin = Files.write(directory.resolve("latin.yaml"), "id: \u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SettingsFile.read(directory.resolve("none.yaml"), FixedSources.NONE))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageEndingWith("none.yaml does not exist");
        assertThatThrownBy(() -> SettingsFile.read(directory, FixedSources.NONE))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageEndingWith("is it a file?");
        assertThatThrownBy(() -> SettingsFile.read(latin, FixedSources.NONE))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageEndingWith("is not UTF-8 text");
    }

    private static InvalidSettingsException errorsOf(String yaml) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> SettingsFile.parse(yaml, FixedSources.NONE));
    }
}
