package dev.usher.tck;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How the tests of the suite ended, judged by its own rule: none has passed while one that it depends on has not. */
final class Trials {
    private final Map<String, Trial> byId = new LinkedHashMap<>();

    Trials(Collection<Trial> trials) {
        trials.forEach(trial -> byId.put(trial.id(), trial));
    }

    /** These, with what {@code again} tells of those that were run once more. */
    Trials with(Trials again) {
        return new Trials(Stream.concat(byId.values().stream(), again.byId.values().stream())
                .toList());
    }

    /** The tests that have not ended well themselves. */
    List<String> failed() {
        return ids(trial -> !trial.succeeded());
    }

    /** The required tests that have not passed. */
    List<String> missed() {
        return ids(trial -> trial.isRequired() && !passed(trial.id()));
    }

    /** The optimal tests that have not passed. */
    List<String> forgone() {
        return ids(trial -> trial.isOptimal() && !passed(trial.id()));
    }

    /** How many optimal tests have passed. */
    int optimal() {
        return ids(trial -> trial.isOptimal() && passed(trial.id())).size();
    }

    boolean passed(String id) {
        Trial trial = byId.get(id);
        return trial != null && trial.succeeded() && trial.dependsOn().stream().allMatch(this::passed);
    }

    private List<String> ids(Predicate<Trial> which) {
        return byId.values().stream().filter(which).map(Trial::id).toList();
    }

    /** What a reader wants to know: how many of each kind have passed, and what has not, with the reason. */
    String summary(Set<String> allowed) {
        return "required: " + share(Trial::isRequired) + "\n" + reasons(missed(), allowed)
                + "optimal: " + share(Trial::isOptimal) + "\n" + reasons(forgone(), Set.of())
                + "checks, which have no right answer: "
                + share(trial -> trial.kind().equals("check"));
    }

    private String share(Predicate<Trial> which) {
        List<String> all = ids(which);
        return all.stream().filter(this::passed).count() + " of " + all.size() + " pass";
    }

    private String reasons(List<String> ids, Set<String> allowed) {
        return ids.stream()
                .map(id -> "  " + id + (allowed.contains(id) ? " (listed): " : ": ") + reason(byId.get(id)) + "\n")
                .collect(joining());
    }

    private String reason(Trial trial) {
        return trial.succeeded()
                ? trial.dependsOn().stream().filter(id -> !passed(id)).collect(joining(", ", "depends on ", ""))
                : trial.failure();
    }
}
