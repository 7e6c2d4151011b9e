package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.config.Settings;
import dev.usher.testing.Origin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final RecordingLauncher launcher = new RecordingLauncher();

    @TempDir
    Path directory;

    /** Starts nothing, and ends with a code that nobody else uses. */
    private static final class RecordingLauncher implements Launcher {
        static final int CODE = 42;
        final List<Settings> served = new ArrayList<>();
        final List<DemoSettings> demos = new ArrayList<>();

        @Override
        public int serve(Settings settings, SettingsSource source) {
            served.add(settings);
            return CODE;
        }

        @Override
        public int demo(DemoSettings settings) {
            demos.add(settings);
            return CODE;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --config ", "serve -c ", "--config ", "-c "})
    void fileIsServedWithAndWithoutTheCommand(String arguments) throws IOException {
        Path file = file("servers: {home: {url: \"http://127.0.0.1:8096\"}}");

        assertThat(run((arguments + file).split(" "))).isEqualTo(RecordingLauncher.CODE);

        assertThat(launcher.served)
                .singleElement()
                .satisfies(settings -> assertThat(settings.servers().get("home").url())
                        .isEqualTo(URI.create("http://127.0.0.1:8096")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check", "doctor"})
    void wrongFileEndsWithTwoAndTellsEveryErrorOnALineOfItsOwn(String command) throws IOException {
        Path file = file("listen: {port: 99999}\ncach: {}\nservers: {home: {}}");

        assertThat(run(command, "--config", file.toString())).isEqualTo(2);

        assertThat(err.toString().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("listen.port: "))
                .anyMatch(line -> line.startsWith("servers.home.url: "))
                .anyMatch(line -> line.startsWith("cach: "))
                .last()
                .isEqualTo("3 errors in " + file
                        + ", nothing was started: correct the file, or name another with --config FILE.");
        assertThat(launcher.served).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "check", "doctor"})
    void shippedFileLacksServersAndSaysSo(String command) {
        assertThat(command.isEmpty() ? run() : run(command)).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "servers: none is named: give at least one its name and url, as in"
                                + " home: { url: http://127.0.0.1:8096 }",
                        "1 error in " + Path.of("conf", "usher.yaml")
                                + ", nothing was started: correct the file, or name another with --config FILE.");
        assertThat(launcher.served).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check"})
    void certificateThatCannotBeUsedEndsWithTwo(String command) throws IOException {
        Path none = directory.resolve("none.pem");
        Path file = file(
                "servers: {home: {url: \"http://a\"}}\nlisten: {tls: {certificate: " + none + ", key: " + none + "}}");

        assertThat(run(command, "--config", file.toString())).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(2).first().isEqualTo("listen.tls: " + none + " does not exist");
        assertThat(launcher.served).isEmpty();
    }

    @Test
    void missingFileEndsWithTwo() {
        Path file = directory.resolve("none.yaml");

        assertThat(run("serve", "--config", file.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith(file + " does not exist");
    }

    @Test
    void checkApprovesAndStartsNothing() throws IOException {
        Path file = file("servers: {home: {url: \"http://a\"}, cabin: {url: \"http://b\"}}");

        assertThat(run("check", "--config", file.toString())).isZero();

        assertThat(out.toString().trim()).isEqualTo(file + " is right: home, cabin, to listen on 0.0.0.0:8095.");
        assertThat(launcher.served).isEmpty();
    }

    @Test
    void demoTakesItsPortAndItsPace() {
        assertThat(run("demo")).isEqualTo(RecordingLauncher.CODE);
        assertThat(run("demo", "--port", "0")).isEqualTo(RecordingLauncher.CODE);
        assertThat(run("demo", "--fast")).isEqualTo(RecordingLauncher.CODE);

        assertThat(launcher.demos)
                .containsExactly(
                        new DemoSettings(OptionalInt.empty(), true),
                        new DemoSettings(OptionalInt.of(0), true),
                        new DemoSettings(OptionalInt.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --port 65536",
                "demo --port -1",
                "demo --port x",
                "serv",
                "--config x serve",
                "serve --confg x",
                "doctr"
            })
    void wrongCommandLineEndsWithTwo(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString()).isNotEmpty();
        assertThat(launcher.demos).isEmpty();
    }

    @Test
    void helpNamesEveryCommandAndExitCode() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString())
                .contains("usher", "serve", "check", "doctor", "demo", "--config", "Exit codes:")
                .doesNotContain("seal");
    }

    @Test
    void versionNamesTheJavaBeneath() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString())
                .startsWith("usher ")
                .contains(Runtime.version().toString());
    }

    @Test
    void logOfTheRunnableJarIsNotImposedOnAnEmbedder() {
        ClassLoader loader = Main.class.getClassLoader();

        assertThat(loader.getResource("usher-logback.xml")).isNotNull();
        assertThat(loader.getResource("logback.xml")).isNull();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("usher.yaml"), yaml);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine(launcher);
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @Test
    void healthOfNobodyEndsWithOne() throws Exception {
        assertThat(run("health", Origin.nobody() + "/usher/health/live")).isEqualTo(1);

        assertThat(err.toString()).contains("does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "127.0.0.1:9096", "mailto:usher", "file:/etc/passwd"})
    void healthOfNoUrlSaysWhatAUrlIs(String url) {
        assertThat(run("health", url)).isEqualTo(1);

        assertThat(err.toString()).contains("give a url that begins with http://");
    }
}
