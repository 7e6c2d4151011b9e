package dev.usher.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares an answer with a recorded one: status, fields and the shape of the body, but not what differs each time. */
public final class Likeness {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> VOLATILE = Set.of("date", "x-response-time-ms", "last-modified", "age");

    private final Captures captures;

    /** One thing that differs: {@code status}, a field's name in lower case, or {@code body}. */
    public record Difference(String what, String expected, String actual) {}

    public Likeness(Captures captures) {
        this.captures = captures;
    }

    /** An answer as it is compared, with the text of its body after any coding has been undone. */
    public record Told(int status, List<Field> fields, String text) {}

    public List<Difference> differences(Exchange.Response expected, RawResponse actual) {
        return differences(
                new Told(expected.status(), expected.fields(), expected.text()),
                new Told(actual.status(), actual.fields(), actual.text()));
    }

    public List<Difference> differences(Told expected, Told actual) {
        List<Difference> found = new ArrayList<>();
        if (expected.status() != actual.status()) {
            found.add(new Difference("status", "" + expected.status(), "" + actual.status()));
        }
        fields(expected.fields(), actual.fields(), found);
        body(captures.in(expected.text()), actual.text(), found);
        return found;
    }

    private void fields(List<Field> expected, List<Field> actual, List<Difference> found) {
        TreeMap<String, String> wanted = byName(expected);
        TreeMap<String, String> given = byName(actual);
        Set<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(given.keySet());
        for (String name : names) {
            String want = wanted.getOrDefault(name, "(absent)");
            String have = given.getOrDefault(name, "(absent)");
            boolean both = wanted.containsKey(name) && given.containsKey(name);
            if (!want.equals(have) && !(both && VOLATILE.contains(name))) {
                found.add(new Difference(name, want, have));
            }
        }
    }

    private TreeMap<String, String> byName(List<Field> fields) {
        TreeMap<String, String> byName = new TreeMap<>();
        fields.forEach(field -> byName.merge(
                field.name().toLowerCase(Locale.ROOT), captures.in(field.value()), (a, b) -> a + ", " + b));
        return byName;
    }

    private void body(String expected, String actual, List<Difference> found) {
        try {
            value("", JSON.readTree(expected), JSON.readTree(actual), found);
        } catch (JsonProcessingException e) {
            if (!expected.equals(actual)) {
                found.add(new Difference("body", expected, actual));
            }
        }
    }

    private void value(String path, JsonNode expected, JsonNode actual, List<Difference> found) {
        boolean sameKind = expected.getNodeType() == actual.getNodeType();
        if (sameKind && expected.isObject() && names(expected).equals(names(actual))) {
            expected.properties()
                    .forEach(member ->
                            value(path + "/" + member.getKey(), member.getValue(), actual.get(member.getKey()), found));
        } else if (sameKind && expected.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                value(path + "/" + i, expected.get(i), actual.get(i), found);
            }
        } else if (!alike(expected, actual)) {
            found.add(new Difference("body", path + " " + expected, path + " " + actual));
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Ids, tokens, secrets, codes, dates and trace ids differ from server to server, unless a capture tells which one it must be. */
    private boolean alike(JsonNode expected, JsonNode actual) {
        if (!expected.isContainerNode() && expected.equals(actual)) {
            return true;
        }
        boolean texts = expected.isTextual() && actual.isTextual();
        return texts && !captures.holds(expected.asText()) && blurred(expected).equals(blurred(actual));
    }

    private static String blurred(JsonNode text) {
        return text.asText()
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{1,7}Z", "<date>")
                .replaceAll("00-[0-9a-f]{32}-[0-9a-f]{16}-00", "<trace>")
                .replaceAll("[0-9A-F]{64}", "<secret>")
                .replaceAll("[0-9a-f]{32}", "<id>")
                .replaceAll("^[0-9]{6}$", "<code>");
    }
}
