package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.usher.testing.Proves;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** No key without a word in the shipped file, and none without a test that shows what it is for. */
class EveryKeyTest {
    private static final JavaClasses ALL = new ClassFileImporter().importPackages("dev.usher");

    private static List<JavaMethod> proofs() {
        return ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Proves.class))
                .toList();
    }

    private static Set<String> proven() {
        return proofs().stream()
                .flatMap(method ->
                        Arrays.stream(method.getAnnotationOfType(Proves.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shippedFileHasTheKeysThatAreReadAndNoOthers() {
        assertThat(Keys.documented()).containsExactlyInAnyOrderElementsOf(Keys.accepted());
    }

    @Test
    void keysAreFoundAtEveryDepthAndInComments() {
        assertThat(Keys.accepted())
                .contains("id", "listen.port", "cache.lifetimes.me.fresh", "servers.NAME.url", "lan")
                .doesNotContain("listen", "servers", "servers.NAME", "cache.lifetimes.me");
        assertThat(Keys.documented()).contains("servers.NAME.legacy", "cache.lifetimes.me.fresh", "lan");
    }

    @Test
    void everyKeyHasATestThatShowsWhatItIsFor() {
        Set<String> unproven = new TreeSet<>(Keys.accepted());
        unproven.removeAll(proven());

        assertThat(unproven).as("keys without a test that has @Proves").isEmpty();
    }

    @Test
    void everyKeyThatIsProvenExists() {
        assertThat(Keys.accepted()).containsAll(proven());
    }

    @Test
    void everyProofIsATestThatRuns() {
        assertThat(proofs()).allMatch(method -> method.isMetaAnnotatedWith(Testable.class));
    }
}
