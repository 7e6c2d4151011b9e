package dev.usher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a made-up server mints is looked for in the log only where its test has it registered. */
class RegisteredSecretsTest {
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern SERVER = Pattern.compile("FakeJellyfin\\.create\\(");
    private static final Pattern HANDED_ON = Pattern.compile("\\.onSecret\\(");
    private static final Pattern REGISTERED = Pattern.compile("\\bSecrets(::|\\.)(heed|register)\\b");

    @Test
    void whoeverMakesAServerHasItsSecretsRegistered() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> makers = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> finds(SERVER, file))
                    .toList();

            assertThat(makers).isNotEmpty().allMatch(file -> finds(HANDED_ON, file) && finds(REGISTERED, file));
        }
    }

    private static boolean finds(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
