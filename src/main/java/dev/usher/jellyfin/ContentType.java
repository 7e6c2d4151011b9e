package dev.usher.jellyfin;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A media type as the server reads it: what follows the first parameter that is none is ignored, and of charsets the first
 * counts.
 *
 * @param type type and subtype, in lower case
 * @param charset the name of the charset in lower case; null where none is named
 */
record ContentType(String type, @Nullable String charset) {
    /** What a server reads as JSON. */
    static final String JSON = "application/json";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern TYPE = Pattern.compile("\\s*(" + TOKEN + ")\\s*/\\s*(" + TOKEN + ")");
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*;\\s*(" + TOKEN + ")\\s*=\\s*(?:(" + TOKEN + ")|\"([^\"\\\\]*)\")");

    /** The names by which .NET knows the two charsets that the server reads. */
    private static final Map<Charset, Set<String>> CHARSETS = Map.of(
            StandardCharsets.UTF_8,
            Set.of("utf-8", "unicode-1-1-utf-8", "unicode-2-0-utf-8", "x-unicode-1-1-utf-8", "x-unicode-2-0-utf-8"),
            StandardCharsets.UTF_16LE,
            Set.of("utf-16", "utf-16le", "ucs-2", "iso-10646-ucs-2", "unicode"));

    /** The media type that {@code value} begins with, or null where it begins with none. */
    static @Nullable ContentType parse(String value) {
        Matcher type = TYPE.matcher(value);
        if (!type.lookingAt()) {
            return null;
        }
        String name = type.group(1) + "/" + type.group(2);
        return new ContentType(name.toLowerCase(Locale.ROOT), charset(value, type.end()));
    }

    private static @Nullable String charset(String value, int start) {
        Matcher parameter = PARAMETER.matcher(value);
        for (boolean found = parameter.find(start); found; found = parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase("charset")) {
                String text = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    /** Whether the server reads this as JSON, whatever its parameters. */
    boolean isJson() {
        return type.equals(JSON)
                || type.equals("text/json")
                || type.startsWith("application/") && type.endsWith("+json");
    }

    /** The charset in which the server reads this, or null where it does not know the one that is named. */
    @Nullable
    Charset reads() {
        if (charset == null) {
            return StandardCharsets.UTF_8;
        }
        for (Map.Entry<Charset, Set<String>> known : CHARSETS.entrySet()) {
            if (known.getValue().contains(charset)) {
                return known.getKey();
            }
        }
        return null;
    }
}
