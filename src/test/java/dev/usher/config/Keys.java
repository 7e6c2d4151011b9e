package dev.usher.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys that have a value, by their paths; the name of a server, or of a logger, is {@code NAME}. */
final class Keys {
    private static final Path SHIPPED = Path.of("conf/usher.yaml");
    private static final String NAME = "NAME";
    private static final Set<String> NAMED = Set.of("servers", "log.levels");
    private static final String NO_KEY = "no-such-key-anywhere-at-all";
    private static final Pattern KNOWN = Pattern.compile("known here: ([a-z0-9, -]+)");
    private static final Pattern COMMENTED_KEY = Pattern.compile("( *)# ( *(?:# )*[a-z0-9.-]+:(?: .*)?)");

    private Keys() {}

    /** Those that are read: each section is asked for a key that it does not have, and tells those that it has. */
    static Set<String> accepted() {
        Set<String> accepted = new TreeSet<>();
        accept(List.of(), accepted);
        return accepted;
    }

    private static void accept(List<String> section, Set<String> accepted) {
        for (String key : NAMED.contains(String.join(".", section)) ? List.of(NAME) : known(section)) {
            List<String> path = new ArrayList<>(section);
            path.add(key);
            if (isSection(path)) {
                accept(path, accepted);
            } else {
                accepted.add(String.join(".", path));
            }
        }
    }

    private static List<String> known(List<String> section) {
        List<String> path = new ArrayList<>(section);
        path.add(NO_KEY);
        Matcher told = KNOWN.matcher(errors(tree(path, 1)));
        if (!told.find()) {
            throw new AssertionError("what is known beneath " + section + " is not told");
        }
        return List.of(told.group(1).split(", "));
    }

    private static boolean isSection(List<String> path) {
        return errors(tree(path, "no section"))
                .lines()
                .anyMatch(line -> line.startsWith(asWritten(String.join(".", path)) + ": must be a section"));
    }

    private static String errors(JsonObject tree) {
        try {
            Settings.parse(tree, FixedSources.NONE);
            return "";
        } catch (InvalidSettingsException invalid) {
            return invalid.getMessage();
        }
    }

    /** A tree in which {@code path} has {@code value}. */
    static JsonObject tree(List<String> path, Object value) {
        JsonObject tree = new JsonObject();
        JsonObject section = tree;
        for (String step : path.subList(0, path.size() - 1)) {
            JsonObject below = new JsonObject();
            section.put(asWritten(step), below);
            section = below;
        }
        section.put(asWritten(path.get(path.size() - 1)), value);
        return tree;
    }

    /** {@code path} with the name of a server, which is lower case. */
    static String asWritten(String path) {
        return path.replace(NAME, "home");
    }

    /** Those that stand in {@code conf/usher.yaml}, in comments too. */
    static Set<String> documented() {
        try {
            String yaml =
                    Files.readAllLines(SHIPPED).stream().map(Keys::uncommented).collect(Collectors.joining("\n"));
            Set<String> documented = new TreeSet<>();
            document("", new ObjectMapper(new YAMLFactory()).readTree(yaml), documented);
            return documented;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String uncommented(String line) {
        Matcher key = COMMENTED_KEY.matcher(line);
        return key.matches() ? uncommented(key.group(1) + key.group(2)) : line;
    }

    private static void document(String path, JsonNode value, Set<String> documented) {
        if (!value.isObject()) {
            documented.add(path);
        }
        value.properties().forEach(field -> {
            String key = NAMED.contains(path) ? NAME : field.getKey();
            document(path.isEmpty() ? key : path + "." + key, field.getValue(), documented);
        });
    }
}
