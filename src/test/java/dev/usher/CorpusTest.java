package dev.usher;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import dev.usher.testing.Fuzzed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the targets of the fuzzer against their seeds: without seeds a target would pass every build unseen. */
class CorpusTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private static final List<JavaMethod> TARGETS = new ClassFileImporter()
            .withImportOption(new OnlyIncludeTests()).importPackages("dev.usher").stream()
                    .flatMap(type -> type.getMethods().stream())
                    .filter(method -> method.isMetaAnnotatedWith(FuzzTest.class))
                    .toList();

    static List<JavaMethod> targets() {
        return TARGETS;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTargetHasSeeds(JavaMethod target) throws IOException {
        assertThat(seeds(folder(target.getOwner(), target.getName())))
                .hasSizeGreaterThan(1)
                .allSatisfy(seed -> assertThat(seed).isNotEmptyFile());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTargetIsFuzzedAloneAndForAsLongAsTheOthers(JavaMethod target) {
        assertThat(target.getOwner().getSimpleName()).endsWith("FuzzTest");
        assertThat(target.isAnnotatedWith(Fuzzed.class)).isTrue();
        assertThat(targets())
                .filteredOn(other -> other.getOwner().equals(target.getOwner()))
                .hasSize(1);
    }

    @Test
    void seedsHaveATarget() throws IOException {
        List<Path> used = TARGETS.stream()
                .map(target -> folder(target.getOwner(), target.getName()))
                .toList();

        try (Stream<Path> all = Files.walk(RESOURCES)) {
            assertThat(all.filter(path -> path.getParent().toString().endsWith("FuzzTestInputs")))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @Test
    void aMissingCorpusIsSeen() throws IOException {
        JavaClass unseeded = new ClassFileImporter().importClass(CorpusTest.class);

        assertThat(seeds(folder(unseeded, "aMissingCorpusIsSeen"))).isEmpty();
    }

    private static Path folder(JavaClass owner, String method) {
        return RESOURCES.resolve(owner.getName().replace('.', '/') + "Inputs").resolve(method);
    }

    private static List<Path> seeds(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
