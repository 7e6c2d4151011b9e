package dev.usher.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps secrets out of what is told of a server's words.
 *
 * @param secrets what a server might repeat of a call
 */
record Discretion(List<String> secrets) {
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(.))");
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})++");

    /**
     * What the server {@code told}; or three asterisks where one of the secrets is in it, be it in letters of another case,
     * escaped as in JSON, or percent-encoded. All of it goes: in a sentence that everybody knows a gap would show which word
     * is the password.
     */
    String retell(String told) {
        return Stream.of(told, unescaped(told), decoded(told), decoded(told.replace('+', ' ')))
                        .anyMatch(this::tells)
                ? "***"
                : told;
    }

    private boolean tells(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return secrets.stream().anyMatch(secret -> lower.contains(secret.toLowerCase(Locale.ROOT)));
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(unescaped(found)));
    }

    private static String unescaped(MatchResult found) {
        return found.group(1) == null
                ? found.group(2)
                : Character.toString((char) Integer.parseInt(found.group(1), 16));
    }

    private static String decoded(String text) {
        return ENCODED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(octets(found.group())));
    }

    private static String octets(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i += 3) {
            octets.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    /** How many secrets there are. */
    @Override
    public String toString() {
        return "Discretion[" + secrets.size() + "]";
    }
}
