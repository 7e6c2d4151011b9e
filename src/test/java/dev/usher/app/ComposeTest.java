package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.usher.config.Settings;
import dev.usher.config.SettingsFile;
import dev.usher.config.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in Dockerfile, docker-compose.yml and conf/compose.yaml fits together. */
class ComposeTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Path CONFIGURATION = Path.of("conf/compose.yaml");

    private static JsonNode service(String name) {
        try {
            return YAML.readTree(COMPOSE.toFile()).path("services").path(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> texts(JsonNode list) {
        return YAML.convertValue(list, new TypeReference<>() {});
    }

    /** What follows {@code instruction} where it stands last in the Dockerfile, continued lines as one. */
    private static String last(String instruction) throws IOException {
        String joined = Files.readString(Path.of("Dockerfile")).replace("\\\n", "");
        return joined.lines()
                .filter(line -> line.startsWith(instruction + " "))
                .reduce((former, latter) -> latter)
                .orElseThrow()
                .substring(instruction.length())
                .strip();
    }

    private static List<String> words(String json) throws IOException {
        return texts(YAML.readTree(json.substring(json.indexOf('['))));
    }

    @Test
    void usherStandsBeforeTheTwoServersThatItsConfigurationNames() throws IOException {
        Settings settings = SettingsFile.read(CONFIGURATION, Sources.system()).toBeServed();

        assertThat(settings.servers()).hasSize(2).allSatisfy((name, server) -> {
            assertThat(service(name).path("image").asText()).matches("jellyfin/jellyfin:\\d+\\.\\d+\\.\\d+");
            assertThat(service(name).has("ports")).isFalse();
            assertThat(server.url().getHost()).isEqualTo(name);
            assertThat(service("usher").path("depends_on").has(name)).isTrue();
        });
        assertThat(texts(service("usher").path("ports")))
                .containsExactlyInAnyOrder(
                        settings.listen().port() + ":" + settings.listen().port(),
                        "127.0.0.1:" + settings.admin().port() + ":"
                                + settings.admin().port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"usher", "home", "cabin"})
    void everyServiceHasAHealthCheckAndMayGainNoPrivilege(String name) {
        assertThat(service(name).path("healthcheck").path("test")).isNotEmpty();
        assertThat(texts(service(name).path("security_opt"))).contains("no-new-privileges:true");
    }

    @Test
    void usherRunsWithoutAnyPowerOnARootThatItCannotWrite() throws IOException {
        JsonNode usher = service("usher");

        assertThat(usher.path("read_only").asBoolean()).isTrue();
        assertThat(texts(usher.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(usher.path("tmpfs")))
                .singleElement()
                .satisfies(mount -> assertThat(mount).startsWith("/tmp:").contains("noexec"));
        assertThat(usher.path("user").asText()).matches("[1-9]\\d+:[1-9]\\d+").isEqualTo(last("USER"));
    }

    @Test
    void whatUsherWritesAndReadsIsMountedWhereItLooksForIt() throws IOException {
        List<String> volumes = texts(service("usher").path("volumes"));
        List<String> command = words(last("CMD"));
        String secret =
                SettingsFile.read(CONFIGURATION, Sources.system()).admin().secretFile();

        assertThat(command).containsExactly("serve", "--config", "/etc/usher/usher.yaml");
        assertThat(volumes)
                .contains("./" + CONFIGURATION + ":" + command.get(2) + ":ro")
                .anyMatch(volume -> volume.endsWith(":" + Path.of(secret).getParent()));
    }

    @Test
    void imageIsStartedAndAskedForItsHealthWithoutAShell() throws IOException {
        List<String> health = words(last("HEALTHCHECK"));

        assertThat(words(last("ENTRYPOINT"))).startsWith("java").endsWith("-jar", "/opt/usher/usher.jar");
        assertThat(texts(service("usher").path("healthcheck").path("test")).subList(1, health.size() + 1))
                .isEqualTo(health);
    }

    @Test
    void noSecretStandsInAnyOfTheFiles() throws IOException {
        for (Path file : List.of(COMPOSE, CONFIGURATION, Path.of("Dockerfile"))) {
            try (Stream<String> lines = Files.lines(file)) {
                assertThat(lines)
                        .as("%s", file)
                        .noneMatch(line -> line.matches("(?i).*(password|passwd|token|api_?key|secret) *[:=].*"));
            }
        }
        for (String service : List.of("usher", "home", "cabin")) {
            assertThat(service(service).has("environment")).isFalse();
        }
    }
}
