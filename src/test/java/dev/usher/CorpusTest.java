package dev.usher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the targets of the fuzzer against their seeds: without seeds a target would pass every build unseen. */
class CorpusTest {
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Pattern FUZZED = Pattern.compile("(?m)^ +@Fuzz(ed|Test)\\b");

    static Stream<Class<?>> fuzzTests() throws IOException, ClassNotFoundException {
        Stream.Builder<Class<?>> found = Stream.builder();
        for (Path source : files(SOURCES, "FuzzTest.java")) {
            String name = SOURCES.relativize(source).toString().replaceAll("[/\\\\]", ".");
            found.add(Class.forName(name.substring(0, name.length() - ".java".length())));
        }
        return found.build();
    }

    @ParameterizedTest
    @MethodSource("fuzzTests")
    void aFuzzTestHasOneTargetWithSeeds(Class<?> fuzzTest) throws IOException {
        List<Method> targets = Stream.of(fuzzTest.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Fuzzed.class))
                .toList();

        assertThat(targets).hasSize(1);
        List<Path> seeds = seeds(fuzzTest, targets.get(0).getName());
        assertThat(seeds).isNotEmpty();
        assertThat(files(corpus(fuzzTest), "")).containsExactlyInAnyOrderElementsOf(seeds);
    }

    @Test
    void whatIsFuzzedIsInAFuzzTest() throws IOException {
        for (Path source : files(SOURCES, "")) {
            boolean fuzzed = FUZZED.matcher(Files.readString(source)).find();
            assertThat(fuzzed).as("%s", source).isEqualTo(source.toString().endsWith("FuzzTest.java"));
        }
    }

    @Test
    void seedsHaveAFuzzTest() throws IOException, ClassNotFoundException {
        List<Path> corpora = fuzzTests().map(CorpusTest::corpus).toList();

        try (Stream<Path> all = Files.walk(RESOURCES)) {
            assertThat(all.filter(path -> path.toString().endsWith("FuzzTestInputs")))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(corpora);
        }
    }

    @Test
    void aMissingCorpusIsSeen() throws IOException {
        assertThat(seeds(CorpusTest.class, "aMissingCorpusIsSeen")).isEmpty();
    }

    private static List<Path> seeds(Class<?> fuzzTest, String method) throws IOException {
        return files(corpus(fuzzTest).resolve(method), "");
    }

    private static Path corpus(Class<?> fuzzTest) {
        return RESOURCES.resolve(fuzzTest.getName().replace('.', '/') + "Inputs");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }
}
