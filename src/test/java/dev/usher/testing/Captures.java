package dev.usher.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the {@code {{names}}} of the transcripts stand for on the server at hand. */
public final class Captures {
    private static final Pattern NAME = Pattern.compile("\\{\\{([A-Za-z0-9.]+)}}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> values = new HashMap<>();

    public Captures(String authority, String serverId) {
        values.put("server.authority", authority);
        values.put("server.id", serverId);
    }

    private Captures() {}

    /** No names at all. */
    public static Captures none() {
        return new Captures();
    }

    /** Keeps what the exchange says its answer gives; an answer of another status gives nothing. */
    public void learn(Exchange exchange, RawResponse response) {
        if (response.status() != exchange.response().status()) {
            return;
        }
        exchange.captures().forEach((name, pointer) -> learn(name, at(response.text(), pointer)));
    }

    private static String at(String body, String pointer) {
        try {
            JsonNode found = JSON.readTree(body).at(pointer);
            return found.asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** Keeps a value that no answer gives. */
    public void learn(String name, String value) {
        values.put(name, value);
        if (name.equals("root.token")) {
            values.put("root.upper", value.toUpperCase(Locale.ROOT));
        }
        if (name.equals("ann.id")) {
            values.put("ann.upper", value.toUpperCase(Locale.ROOT));
            values.put("ann.dashed", value.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        }
    }

    /** The text with every known name replaced. */
    public String in(String text) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** The text with every known value replaced by its name: the opposite of {@link #in}. */
    public String outOf(String text) {
        String named = text;
        for (Map.Entry<String, String> value : longestFirst()) {
            named = named.replace(value.getValue(), "{{" + value.getKey() + "}}");
        }
        return named;
    }

    private List<Map.Entry<String, String>> longestFirst() {
        return values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .sorted(Comparator.comparing((Map.Entry<String, String> value) ->
                                -value.getValue().length())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /** Whether some name stands for this value, so that no other value will do. */
    public boolean holds(String value) {
        return values.containsValue(value);
    }
}
