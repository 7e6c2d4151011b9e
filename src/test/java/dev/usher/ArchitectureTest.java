package dev.usher;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the rules of the house against our own packages, and against a house that breaks each of them. */
class ArchitectureTest {
    private static final String SEEDED = "dev.usher.archtest";
    private static final JavaClasses OURS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.usher");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(SEEDED);

    enum Rule {
        DIRECTION(HouseRules::direction),
        PLACES(HouseRules::places),
        CYCLES(HouseRules::cycles),
        CLIENTS(HouseRules::clients),
        CLOCKS(HouseRules::clocks),
        PRINTING(HouseRules::printing),
        NAMES(HouseRules::names),
        NULLNESS(HouseRules::nullness),
        FACTORIES(HouseRules::factories),
        SETTINGS(HouseRules::settings),
        LIBRARIES(HouseRules::libraries);

        private final Function<HouseRules, ArchRule> rule;

        Rule(Function<HouseRules, ArchRule> rule) {
            this.rule = rule;
        }

        ArchRule in(String root) {
            return rule.apply(new HouseRules(root));
        }
    }

    @ParameterizedTest
    @EnumSource
    void houseKeepsTheRule(Rule rule) {
        rule.in("dev.usher").check(OURS);
    }

    @Test
    void everyPackageOfOursIsLookedAt() {
        assertThat(OURS).extracting(type -> type.getPackageName()).contains("dev.usher.service", "dev.usher.time");
        assertThat(OURS).noneMatch(type -> type.getPackageName().startsWith(SEEDED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DIRECTION | cache.SeesAnotherFeature | features never see each other
            DIRECTION | service.SeesAFeature     | the kernel sees no feature
            DIRECTION | http.SeesTime            | http sees nothing of ours
            DIRECTION | gateway.SeesApp          | app is used by nobody
            DIRECTION | client.SeesTheOtherEdge  | edges do not see each other
            DIRECTION | gateway.SeesConfig       | edges do not see config
            DIRECTION | client.SeesObserve       | edges do not see observe
            DIRECTION | aggregate.SeesJellyfin   | aggregate does not see jellyfin
            DIRECTION | doctor.SeesConfig        | the doctor is told what to examine
            DIRECTION | fake.SeesService         | fake sees http and time only
            PLACES    | misc.Homeless            | a new package is given a place first
            CYCLES    | jellyfin.Facts           | no cycles between packages
            CLIENTS   | cache.MakesAClient       | no client is made outside upstream, client and app
            CLIENTS   | fake.TakesAWebClient     | nor used there
            CLOCKS    | retry.ReadsTheClock      | no clock, by method reference either
            CLOCKS    | retry.ReadsTheDate       | no date
            CLOCKS    | retry.Sleeps             | no sleep
            CLOCKS    | retry.Joins              | no join
            CLOCKS    | retry.Awaits             | no await
            PRINTING  | limit.Prints             | no System.out
            PRINTING  | limit.LogsByTheJdk       | no java.util.logging
            NAMES     | http.FieldUtils          | no Utils
            NAMES     | http.FieldUtils$ListImpl | no Impl, nested either
            NAMES     | http.TreeNode            | no banned synonym
            NULLNESS  | limit.Prints             | every package is @NullMarked
            FACTORIES | upstream.OpenWire        | an interface is its own factory
            SETTINGS  | retry.LooseSettings      | settings are records
            LIBRARIES | model.ReadsYaml          | only SettingsFile needs a YAML library
            LIBRARIES | observe.CountsItself     | only PrometheusMeters needs Micrometer
            LIBRARIES | model.TakesOptions       | only app knows the command line
            """)
    void seededViolationIsSeen(Rule rule, String seeded, String sentence) {
        String culprit = SEEDED + "." + seeded;

        assertThat(violations(rule)).as(sentence).anyMatch(line -> accuses(rule, line, culprit));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DIRECTION | app.SeesEverything
            CLIENTS   | app.SeesEverything
            CLOCKS    | app.SeesEverything
            PRINTING  | app.SeesEverything
            CLOCKS    | time.Clock
            NULLNESS  | time.Clock
            NAMES     | http.Basement
            FACTORIES | upstream.HiddenWire
            """)
    void whatTheRuleAllowsIsNotReported(Rule rule, String allowed) {
        assertThat(BROKEN.contain(SEEDED + "." + allowed)).isTrue();
        assertThat(violations(rule)).noneMatch(line -> accuses(rule, line, SEEDED + "." + allowed));
    }

    /** Whether {@code line} blames {@code culprit}; a cycle has no one culprit, but names all that take part. */
    private static boolean accuses(Rule rule, String line, String culprit) {
        return rule == Rule.CYCLES ? line.contains(culprit) : line.startsWith(culprit + ": ");
    }

    private static List<String> violations(Rule rule) {
        return rule.in(SEEDED).evaluate(BROKEN).getFailureReport().getDetails();
    }
}
