package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.testing.Likeness;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code transparency.json}: the list of what Usher adds, changes or removes on the way down. */
final class TransparencyList {
    private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Set<String>> exchanges = new LinkedHashMap<>();
    private final Set<String> unused = new LinkedHashSet<>();

    private record Rule(String field, String change, String when, Pattern value) {
        boolean holds(Sighting sighting) {
            return Sighting.CONDITIONS.get(when).test(sighting);
        }

        @Override
        public String toString() {
            return field + " " + change + " when " + when;
        }
    }

    /** Reads the list; every line of it must say why. */
    TransparencyList() throws IOException {
        try (InputStream file = TransparencyList.class.getResourceAsStream("/transparency.json")) {
            JsonNode list = new ObjectMapper().readTree(file);
            Set<String> conditions = new TreeSet<>();
            list.path("conditions").fieldNames().forEachRemaining(conditions::add);
            assertThat(conditions).isEqualTo(Sighting.CONDITIONS.keySet());
            list.path("rules").forEach(this::addRule);
            list.path("exchanges").forEach(this::addExchange);
        }
    }

    private void addRule(JsonNode json) {
        assertThat(json.path("why").asText()).isNotBlank();
        Rule rule = new Rule(
                json.path("field").asText(),
                json.path("change").asText(),
                json.path("when").asText(),
                json.has("value") ? Pattern.compile(json.path("value").asText(), Pattern.DOTALL) : ANYTHING);
        assertThat(Sighting.CONDITIONS).containsKey(rule.when);
        rules.add(rule);
        unused.add(rule.toString());
    }

    private void addExchange(JsonNode json) {
        assertThat(json.path("why").asText()).isNotBlank();
        String name =
                json.path("transcript").asText() + ": " + json.path("exchange").asText();
        Set<String> fields = new TreeSet<>();
        json.path("differs").forEach(field -> fields.add(field.asText().toLowerCase(Locale.ROOT)));
        exchanges.put(name, fields);
        unused.add(name);
    }

    /** What the sighting shows that is not listed, or does not show that is. */
    List<String> mistakes(Sighting sighting) {
        Map<String, String> differences = new TreeMap<>();
        sighting.differences().forEach((what, difference) -> differences.put(what, change(difference)));
        List<String> mistakes = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.holds(sighting)) {
                applies(rule, sighting, differences.remove(rule.field.toLowerCase(Locale.ROOT)), mistakes);
            }
        }
        for (String what : exchanges.getOrDefault(sighting.name(), Set.of())) {
            unused.remove(sighting.name());
            if (differences.remove(what) == null) {
                mistakes.add(sighting.name() + ": " + what + " does not differ, as is listed");
            }
        }
        differences.keySet().forEach(what -> mistakes.add(unlisted(sighting, what)));
        return mistakes;
    }

    private void applies(Rule rule, Sighting sighting, String change, List<String> mistakes) {
        unused.remove(rule.toString());
        String seen = sighting.seen(rule.field);
        if (!rule.change.equals(change)) {
            mistakes.add(sighting.name() + ": not so: " + rule);
        } else if (!rule.value.matcher(seen).matches()) {
            mistakes.add(sighting.name() + ": " + rule + ", but to " + seen);
        }
    }

    private static String change(Likeness.Difference difference) {
        if (difference.expected().equals("(absent)")) {
            return "added";
        }
        return difference.actual().equals("(absent)") ? "removed" : "changed";
    }

    private static String unlisted(Sighting sighting, String what) {
        var difference = sighting.differences().get(what);
        return sighting.name() + ": not listed: " + what + "\n  without Usher " + difference.expected()
                + "\n  with Usher    " + difference.actual();
    }

    /** The lines that nothing has shown to be needed. */
    Set<String> unused() {
        return Set.copyOf(unused);
    }
}
