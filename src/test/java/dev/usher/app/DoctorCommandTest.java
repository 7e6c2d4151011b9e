package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.Origin;
import dev.usher.testing.Secrets;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What whoever types {@code usher doctor} is told. */
@ExtendWith(VertxExtension.class)
class DoctorCommandTest {
    private static final String TOKEN = Secrets.register("f1e2d3c4b5a697887766554433221100");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Vertx vertx;

    @TempDir
    Path directory;

    @BeforeEach
    void start(Vertx ofThisTest) {
        vertx = ofThisTest;
    }

    /** A server in whose eyes all is well, with a gateway at the address that it gives. */
    private FakeJellyfin healthy() throws Exception {
        int usher = Front.open(vertx, Front.unlimited("http://127.0.0.1:1"));
        return Front.fake(
                vertx,
                FakeOptions.household()
                        .withKnownProxies(List.of("127.0.0.1"))
                        .withPublishedUrl("http://127.0.0.1:" + usher));
    }

    private Path file(String... urls) throws IOException {
        StringBuilder yaml = new StringBuilder("servers:\n");
        for (int i = 0; i < urls.length; i++) {
            yaml.append("  ")
                    .append(i == 0 ? "home" : "cabin")
                    .append(": { url: ")
                    .append(urls[i])
                    .append(" }\n");
        }
        return Files.writeString(directory.resolve("usher.yaml"), yaml);
    }

    private int run(Path file, String... more) {
        CommandLine commandLine = Main.commandLine(new Launch(new PrintWriter(out), new PrintWriter(err)));
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[3 + more.length];
        arguments[0] = "doctor";
        arguments[1] = "--config";
        arguments[2] = file.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return commandLine.execute(arguments);
    }

    @Test
    void healthyServersEndWithZero() throws Exception {
        assertThat(run(file(healthy().url(), healthy().url()))).isZero();

        assertThat(out.toString().lines())
                .filteredOn(line -> !line.isEmpty())
                .contains("home", "cabin", "  ok       home sees the true clients behind Usher.")
                .last()
                .isEqualTo("Nothing is wrong.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void troubleEndsWithOneAndEachIsToldWithItsRemedy() throws Exception {
        assertThat(run(file(healthy().url(), Origin.nobody().toString()))).isEqualTo(1);

        assertThat(out.toString())
                .contains("\ncabin\n  WRONG    The server cabin refuses connections.\n           -> Start cabin, or")
                .endsWith("\n1 thing is to be done.\n");
    }

    @Test
    void jsonIsForPrograms() throws Exception {
        assertThat(run(file(healthy().url(), Origin.nobody().toString()), "--json"))
                .isEqualTo(1);

        JsonObject report = new JsonObject(out.toString());
        JsonArray findings = report.getJsonArray("findings");
        assertThat(report.getBoolean("well")).isFalse();
        assertThat(report.getInstant("at")).isNotNull();
        assertThat(findings.getJsonObject(0).fieldNames())
                .containsExactly("severity", "code", "server", "words", "remedy");
        assertThat(findings.getJsonObject(findings.size() - 1).getString("code"))
                .isEqualTo("unreachable");
    }

    @Test
    void wrongFileEndsWithTwoAndNobodyIsAsked() throws Exception {
        assertThat(run(file())).isEqualTo(2);

        assertThat(err.toString()).contains("servers: ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            good        | say of which server it is, as in home=
            attic=good  | no server is called attic; there are home, cabin
            home=absent | cannot be read
            home=two    | holds no token, or more than one
            home=empty  | holds no token, or more than one
            """)
    void wrongTokenFileEndsWithTwo(String argument, String told) throws Exception {
        Files.writeString(directory.resolve("good"), TOKEN);
        Files.writeString(directory.resolve("two"), TOKEN + "\n" + TOKEN);
        Files.writeString(directory.resolve("empty"), "\n");
        FakeJellyfin home = healthy();
        String whole =
                argument.contains("=") ? argument.replace("=", "=" + directory + "/") : directory + "/" + argument;

        assertThat(run(file(home.url(), healthy().url()), "--token-file", whole))
                .isEqualTo(2);

        assertThat(err.toString()).contains(told).doesNotContain(TOKEN);
        assertThat(home.requests()).isEmpty();
    }

    @Test
    void tokenInAFileIsShownToItsServerAndToNobodyElse() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        FakeJellyfin home = healthy();

        assertThat(run(file(home.url()), "--token-file", token.toString())).isEqualTo(1);

        assertThat(home.requests()).anyMatch(request -> request.fields().contains("Authorization"));
        assertThat(out.toString()).contains("home does not know the token").doesNotContain(TOKEN);
    }
}
