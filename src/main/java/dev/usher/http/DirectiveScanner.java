package dev.usher.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of one line of directives (RFC 9111 §5.2), one after the other: each a token, alone or with an argument that is a
 * token or a quoted string. A member that is malformed ends at the next comma outside of quotes that close.
 */
final class DirectiveScanner {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final String line;
    private final Quotes quotes;
    private int at;
    private int nameFrom;
    private int nameTo;
    private @Nullable String argument;
    private boolean wellFormed;

    DirectiveScanner(String line) {
        this.line = line;
        this.quotes = new Quotes(line);
    }

    /** Whether there was another member; it is the current one from now on. */
    boolean next() {
        skipBetween(true);
        if (at == line.length()) {
            return false;
        }
        nameFrom = at;
        skipToken();
        nameTo = at;
        argument = at < line.length() && line.charAt(at) == '=' ? argument() : null;
        skipBetween(false);
        wellFormed = isAtEnd() && (argument == null || !argument.isEmpty());
        while (!isAtEnd()) {
            skipOne();
        }
        return true;
    }

    /** The directive that the current member names, in whatever form. */
    @Nullable
    Directive directive() {
        return Directive.named(line, nameFrom, nameTo);
    }

    /** Whether the current member is a name and nothing else. */
    boolean isBare() {
        return wellFormed && argument == null;
    }

    /** What follows the name of the current member, without quotes; empty where that is nothing or malformed. */
    String argumentOrEmpty() {
        return wellFormed && argument != null ? argument : "";
    }

    /** Whether {@code text} is a token (RFC 9110 §5.6.2). */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(DirectiveScanner::isTokenChar);
    }

    private String argument() {
        int from = ++at;
        if (at < line.length() && line.charAt(at) == '"') {
            int end = quotes.closing(at);
            if (end < 0) {
                return "";
            }
            at = end + 1;
            return unescaped(line.substring(from + 1, end));
        }
        skipToken();
        return line.substring(from, at);
    }

    private static String unescaped(String quoted) {
        return quoted.indexOf('\\') < 0 ? quoted : ESCAPED.matcher(quoted).replaceAll("$1");
    }

    private void skipToken() {
        while (at < line.length() && isTokenChar(line.charAt(at))) {
            at++;
        }
    }

    private void skipBetween(boolean commasToo) {
        while (at < line.length() && (isBlank(line.charAt(at)) || commasToo && line.charAt(at) == ',')) {
            at++;
        }
    }

    private void skipOne() {
        int end = line.charAt(at) == '"' ? quotes.closing(at) : at;
        at = Math.max(at, end) + 1;
    }

    private boolean isAtEnd() {
        return at == line.length() || line.charAt(at) == ',';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isTokenChar(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_MARKS.indexOf(c) >= 0;
    }
}
