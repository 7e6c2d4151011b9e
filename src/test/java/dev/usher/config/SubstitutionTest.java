package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    private static final Sources SOURCES = new FixedSources(
            Map.of("PORT", "8099", "HOST", "tv.example.org", "SECRET", "sesame", "NESTED", "${PORT}"),
            Map.of("/run/secrets/port", "8100\n", "/run/secrets/locked", ""));

    @Test
    void variablesAndFilesStandInAnyValue() {
        Settings settings = SettingsFile.parse("""
                listen: {port: "${file:/run/secrets/port}"}
                servers: {home: {url: "http://${HOST}:${PORT}/jellyfin"}}
                """, SOURCES);

        assertThat(settings.listen().port()).isEqualTo(8100);
        assertThat(settings.servers().get("home").url()).isEqualTo(URI.create("http://tv.example.org:8099/jellyfin"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${NONE}                        | needs the environment variable NONE, which is not set
            ${file:/run/secrets/none}      | needs the file /run/secrets/none, which does not exist
            ${file:/run/secrets/locked}    | needs the file /run/secrets/locked, which may not be read by this user
            ${PORT                         | has a ${ without its }
            ${}                            | must name an environment variable in ${...}, as in ${PORT}, or a file, as in ${file:/run/secrets/name}
            ${a b}                         | must name an environment variable in ${...}, as in ${PORT}, or a file, as in ${file:/run/secrets/name}
            """)
    void referenceThatGivesNothingIsAnError(String written, String message) {
        assertThat(errorsOf("id: \"" + written + "\"")).containsExactly(new SettingsError("id", message));
    }

    @Test
    void whatWasPutInIsNeverShown() {
        assertThat(errorsOf("listen: {port: \"${SECRET}\"}"))
                .extracting(SettingsError::toString)
                .containsExactly("listen.port: must be a whole number; it is what ${SECRET} gives");
        assertThat(errorsOf("lan: [\"${SECRET}\"]"))
                .noneMatch(error -> error.toString().contains("sesame"));
    }

    @Test
    void whatWasPutInIsNotLookedThroughAgain() {
        assertThat(errorsOf("id: \"${NESTED}\""))
                .extracting(SettingsError::path)
                .containsExactly("id");
    }

    @Test
    void systemReadsTheEnvironmentAndFiles(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("id"), "porch\n");
        Map.Entry<String, String> variable =
                System.getenv().entrySet().iterator().next();

        assertThat(Sources.system().variable(variable.getKey())).isEqualTo(variable.getValue());
        assertThat(SettingsFile.parse("id: ${file:" + secret + "}", Sources.system())
                        .id())
                .isEqualTo("porch");
    }

    private static List<SettingsError> errorsOf(String yaml) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> SettingsFile.parse(yaml, SOURCES))
                .errors();
    }
}
