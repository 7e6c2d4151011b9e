package dev.usher.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dictionary of structured fields (RFC 8941 §4.2.2): to the letter, so that what is malformed anywhere is no
 * dictionary at all. Parameters are read and left out.
 */
final class Dictionary {
    private final ItemScanner input;

    /** What stands for one key. */
    sealed interface Value {}

    /**
     * One value, of {@code kind}.
     *
     * @param text what a token or a string says, or how anything else is written
     */
    record Item(Kind kind, String text) implements Value {
        /** What a key without a value stands for. */
        static final Item TRUE = new Item(Kind.BOOLEAN, "1");
    }

    /** Several values in brackets. */
    record InnerList(List<Item> items) implements Value {}

    /** The types of bare items (§3.3). */
    enum Kind {
        INTEGER,
        DECIMAL,
        STRING,
        TOKEN,
        BYTES,
        BOOLEAN
    }

    private Dictionary(String text) {
        this.input = new ItemScanner(text);
    }

    /** What the lines of one field say together, by key in the order of the keys; null where that is no dictionary. */
    static @Nullable Map<String, Value> parse(List<String> lines) {
        return new Dictionary(String.join(",", lines)).members();
    }

    private @Nullable Map<String, Value> members() {
        Map<String, Value> members = new LinkedHashMap<>();
        input.skipSpaces();
        while (!input.isAtEnd()) {
            String key = input.key();
            Value value = key == null ? null : value();
            if (value == null || !input.skipParameters() || !isSeparated()) {
                return null;
            }
            members.put(key, value);
        }
        return members;
    }

    private @Nullable Value value() {
        if (!input.skip('=')) {
            return Item.TRUE;
        }
        return input.skip('(') ? innerList() : input.item();
    }

    private @Nullable InnerList innerList() {
        List<Item> items = new ArrayList<>();
        input.skipSpaces();
        while (!input.skip(')')) {
            Item item = input.item();
            if (item == null || !input.skipParameters() || !input.skipSpaces() && !input.isAt(')')) {
                return null;
            }
            items.add(item);
        }
        return new InnerList(items);
    }

    /** Whether a comma leads to a further member, or nothing follows. */
    private boolean isSeparated() {
        input.skipBlanks();
        if (input.isAtEnd()) {
            return true;
        }
        boolean comma = input.skip(',');
        input.skipBlanks();
        return comma && !input.isAtEnd();
    }
}
