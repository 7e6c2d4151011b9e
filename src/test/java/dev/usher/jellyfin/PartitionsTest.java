package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.ResourceKey.Partition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private final Partitions partitions = new Partitions();

    @Test
    void sameCircumstancesMeetInOnePartitionThatIsMadeOnce() {
        Partition first = partitions.of(in("de"));
        Partition second = partitions.of(in("de"));

        assertThat(second).isSameAs(first);
    }

    @Test
    void whatIsDrivenFromItsPlaceIsMadeAgainAsItWas() {
        Partition first = partitions.of(in("de"));

        for (int i = 0; i < 10_000; i++) {
            assertThat(partitions.of(in("x" + i)).circumstances()).endsWith("\n=x" + i);
        }

        assertThat(partitions.of(in("de"))).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void whatAClientMakesLongIsNotRemembered() {
        Partition first = partitions.of(in("x".repeat(513)));
        Partition second = partitions.of(in("x".repeat(513)));

        assertThat(second).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void languagesInAnyCaseAreTheSameAndInAnotherOrderAreNot() {
        assertThat(partitions.of(in("de, EN"))).isEqualTo(partitions.of(in("DE, en")));
        assertThat(partitions.of(in("de, en"))).isNotEqualTo(partitions.of(in("en, de")));
    }

    @Test
    void spaceBetweenLanguagesSaysNothing() {
        assertThat(partitions.of(in("de,en;q=0.5"))).isEqualTo(partitions.of(in(" de ,\t en;q=0.5")));
        assertThat(partitions.of(in("de en"))).isNotEqualTo(partitions.of(in("deen")));
    }

    @Test
    void eachCircumstanceParts() {
        Partition whole = partitions.of(new Circumstances(true, "o", "p", "h", "l"));

        assertThat(partitions.of(new Circumstances(false, "o", "p", "h", "l"))).isNotEqualTo(whole);
        assertThat(partitions.of(new Circumstances(true, null, "p", "h", "l"))).isNotEqualTo(whole);
        assertThat(partitions.of(new Circumstances(true, "o", null, "h", "l"))).isNotEqualTo(whole);
        assertThat(partitions.of(new Circumstances(true, "o", "p", null, "l"))).isNotEqualTo(whole);
        assertThat(partitions.of(new Circumstances(true, "o", "p", "h", null))).isNotEqualTo(whole);
    }

    @Test
    void anOriginThatIsCalledNullIsNotNone() {
        Partition none = partitions.of(from(null));

        assertThat(partitions.of(from("null"))).isNotEqualTo(none);
    }

    private static Circumstances from(@Nullable String origin) {
        return new Circumstances(true, origin, null, null, null);
    }

    private static Circumstances in(String languages) {
        return new Circumstances(true, null, null, null, languages);
    }
}
