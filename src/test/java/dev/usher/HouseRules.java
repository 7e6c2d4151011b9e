package dev.usher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, for the packages beneath {@code root}; each can be held against a house that breaks it. */
final class HouseRules {
    private static final Set<String> FEATURES = Set.of("identity", "limit", "cache", "collapse", "retry", "upstream");
    private static final Set<String> KERNEL = Set.of("http", "time", "service");
    private static final Set<String> INNER = union(KERNEL, FEATURES);
    private static final Set<String> DOMAIN = union(INNER, Set.of("aggregate", "jellyfin", "model"));
    private static final Set<String> CLOCKED = Set.of("time", "app");
    private static final Set<String> CONNECTING = Set.of("upstream", "client", "app");

    private static final Pattern BANNED_NAME = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Base)"
            + "|.*(Backend|Interceptor|Middleware|Throttle|Dedup).*"
            + "|.*[a-z](Node|Entry)");

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** Which packages each package may import besides itself. One that is not here has no place in the house. */
    private static Map<String, Set<String>> mayImport() {
        Map<String, Set<String>> table = new HashMap<>();
        table.put("http", Set.of());
        table.put("time", Set.of());
        table.put("service", Set.of("http", "time"));
        FEATURES.forEach(feature -> table.put(feature, KERNEL));
        table.put("model", INNER);
        table.put("aggregate", INNER);
        table.put("jellyfin", union(INNER, Set.of("model")));
        table.put("observe", DOMAIN);
        table.put("config", DOMAIN);
        table.put("client", DOMAIN);
        table.put("doctor", DOMAIN);
        table.put("federation", DOMAIN);
        table.put("gateway", union(DOMAIN, Set.of("federation")));
        table.put("fake", Set.of("http", "time"));
        table.put(
                "app", union(DOMAIN, Set.of("observe", "config", "client", "doctor", "federation", "gateway", "fake")));
        return table;
    }

    ArchRule direction() {
        Map<String, Set<String>> table = mayImport();
        return all("import only what stands to their left in the house", type -> {
            Set<String> allowed = union(table.getOrDefault(place(type), Set.of()), Set.of(place(type)));
            return dependencies(type, target -> isOurs(target) && !allowed.contains(place(target)));
        });
    }

    ArchRule places() {
        return none(
                "are in a package without a place in the house",
                type -> !mayImport().containsKey(place(type)));
    }

    ArchRule cycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    ArchRule clients() {
        return allOutside(
                CONNECTING,
                "leave connections to upstream, client and app",
                type -> Stream.concat(dependencies(type, Banned::isClient), accesses(type, Banned::makesClient)));
    }

    ArchRule clocks() {
        return allOutside(
                CLOCKED, "leave clocks and waiting to time and app", type -> accesses(type, Banned::readsClockOrWaits));
    }

    ArchRule printing() {
        return allOutside(
                Set.of("app"),
                "log through SLF4J alone",
                type -> Stream.concat(dependencies(type, Banned::isJdkLogging), accesses(type, Banned::prints)));
    }

    ArchRule names() {
        return none(
                "have a banned name",
                type -> BANNED_NAME.matcher(type.getSimpleName()).matches());
    }

    ArchRule nullness() {
        return none(
                "are in a package that is not @NullMarked",
                type -> !type.getPackage().isAnnotatedWith(NullMarked.class));
    }

    /** An interface makes its own implementations, so that these need not be public. */
    ArchRule factories() {
        return none(
                "are public beside the interface that they implement",
                type -> type.isTopLevelClass()
                        && type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !(type.isInterface() || type.isRecord() || type.isEnum())
                        && type.getRawInterfaces().stream()
                                .anyMatch(face -> face.getPackageName().equals(type.getPackageName())));
    }

    ArchRule settings() {
        return none(
                "are settings and no record", type -> type.getSimpleName().endsWith("Settings") && !type.isRecord());
    }

    ArchRule libraries() {
        return all(
                "leave YAML to SettingsFile, Micrometer to PrometheusMeters and the command line to app",
                type -> dependencies(type, library -> Banned.isOptional(library, type, place(type))));
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(root + ".");
    }

    /** The package directly beneath the root, which gives a class its place. */
    private String place(JavaClass type) {
        return type.getPackageName()
                .substring(root.length())
                .replaceFirst("^[.]", "")
                .replaceFirst("[.].*", "");
    }

    private static Stream<String> dependencies(JavaClass type, Predicate<JavaClass> banned) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> banned.test(dependency.getTargetClass()))
                .map(Dependency::getDescription);
    }

    private static Stream<String> accesses(JavaClass type, Predicate<JavaAccess<?>> banned) {
        return type.getAccessesFromSelf().stream().filter(banned).map(JavaAccess::getDescription);
    }

    private static ArchRule none(String fault, Predicate<JavaClass> faulty) {
        return all("not " + fault, type -> faulty.test(type) ? Stream.of(fault) : Stream.empty());
    }

    private ArchRule allOutside(Set<String> places, String duty, Function<JavaClass, Stream<String>> violations) {
        return all(duty, type -> places.contains(place(type)) ? Stream.empty() : violations.apply(type));
    }

    private static ArchRule all(String duty, Function<JavaClass, Stream<String>> violations) {
        return classes()
                .should(new ArchCondition<JavaClass>(duty) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        violations
                                .apply(type)
                                .map(told -> type.getName() + ": " + told)
                                .forEach(told -> events.add(SimpleConditionEvent.violated(type, told)));
                    }
                })
                .allowEmptyShould(true);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }
}
