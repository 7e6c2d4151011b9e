package dev.usher.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows of a gateway that is deployed must compile; that such a gateway works is tested with the verticle. */
class TwoServersTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/usher/examples/TwoServers.java");

    @Test
    void theReadmeShowsThisVeryMethod() throws Exception {
        String source = Files.readString(SOURCE);
        int body = source.indexOf("{\n", source.indexOf("deploy(Vertx")) + 2;
        String lines = source.substring(body, source.indexOf("\n    }\n", body));
        String shown = lines.stripIndent() + "\n";

        assertThat(shown).contains("deployVerticle");
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + shown + "```");
    }
}
