package dev.usher.http;

import dev.usher.http.Dictionary.Item;
import dev.usher.http.Dictionary.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a structured field one after the other (RFC 8941 §4.2). */
final class ItemScanner {
    private static final int INTEGER_DIGITS = 15;
    private static final int DECIMAL_DIGITS = 12;
    private static final int FRACTION_DIGITS = 3;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~:/";
    private static final String KEY_MARKS = "_-.*";
    private static final String BASE64_MARKS = "+/=";

    private final String text;
    private int at;

    ItemScanner(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Steps over {@code c} where it stands here. */
    boolean skip(char c) {
        boolean there = isAt(c);
        at += there ? 1 : 0;
        return there;
    }

    /** Steps over spaces; false where none are. */
    boolean skipSpaces() {
        int from = at;
        while (isAt(' ')) {
            at++;
        }
        return at > from;
    }

    /** Steps over spaces and tabs. */
    void skipBlanks() {
        while (isAt(' ') || isAt('\t')) {
            at++;
        }
    }

    /** The key that begins here (§4.2.3.3), or null. */
    @Nullable
    String key() {
        int from = at;
        if (!isAt('*') && !(at < text.length() && isLower(text.charAt(at)))) {
            return null;
        }
        while (at < text.length()
                && (isLower(text.charAt(at)) || isDigit(text.charAt(at)) || KEY_MARKS.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Steps over parameters (§4.2.3.2); false where they are malformed. */
    boolean skipParameters() {
        while (skip(';')) {
            skipSpaces();
            if (key() == null || skip('=') && item() == null) {
                return false;
            }
        }
        return true;
    }

    /** The bare item that begins here (§4.2.3.1), or null where none does. */
    @Nullable
    Item item() {
        if (isAtEnd()) {
            return null;
        }
        char first = text.charAt(at);
        return switch (first) {
            case '"' -> string();
            case ':' -> bytes();
            case '?' -> truth();
            default -> first == '-' || isDigit(first) ? number() : token();
        };
    }

    private @Nullable Item number() {
        int from = at;
        skip('-');
        int whole = digits();
        if (!skip('.')) {
            return whole >= 1 && whole <= INTEGER_DIGITS ? item(Kind.INTEGER, from) : null;
        }
        int fraction = digits();
        boolean valid = whole >= 1 && whole <= DECIMAL_DIGITS && fraction >= 1 && fraction <= FRACTION_DIGITS;
        return valid ? item(Kind.DECIMAL, from) : null;
    }

    private int digits() {
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private @Nullable Item string() {
        StringBuilder said = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return new Item(Kind.STRING, said.toString());
            }
            if (c == '\\' && (++at == text.length() || text.charAt(at) != '"' && text.charAt(at) != '\\')
                    || c < ' '
                    || c > '~') {
                return null;
            }
            said.append(text.charAt(at));
        }
        return null;
    }

    private @Nullable Item token() {
        int from = at;
        if (!isAt('*') && !isLetter(text.charAt(at))) {
            return null;
        }
        while (at < text.length() && isOf(TOKEN_MARKS, text.charAt(at))) {
            at++;
        }
        return item(Kind.TOKEN, from);
    }

    private @Nullable Item bytes() {
        int from = at++;
        while (at < text.length() && isOf(BASE64_MARKS, text.charAt(at))) {
            at++;
        }
        return skip(':') ? item(Kind.BYTES, from) : null;
    }

    private @Nullable Item truth() {
        at++;
        int from = at;
        return skip('0') || skip('1') ? item(Kind.BOOLEAN, from) : null;
    }

    private Item item(Kind kind, int from) {
        return new Item(kind, text.substring(from, at));
    }

    private static boolean isOf(String marks, char c) {
        return isLetter(c) || isDigit(c) || marks.indexOf(c) >= 0;
    }

    private static boolean isLetter(char c) {
        return isLower(c) || c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
