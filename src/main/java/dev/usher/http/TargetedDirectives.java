package dev.usher.http;

import dev.usher.http.Dictionary.InnerList;
import dev.usher.http.Dictionary.Item;
import dev.usher.http.Dictionary.Kind;
import dev.usher.http.Dictionary.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directives of a targeted field (RFC 9213 §2.1), as {@code Cache-Control} would have them. */
final class TargetedDirectives {
    private TargetedDirectives() {}

    /**
     * What the lines of one field say, without the directives that we do not know. Null where the field is empty or no dictionary,
     * or a directive has a value of a type that is not its own: then it counts as absent as a whole (§2.1).
     */
    static @Nullable String line(List<String> lines) {
        Map<String, Value> members = Dictionary.parse(lines);
        if (members == null || members.isEmpty()) {
            return null;
        }
        List<String> known = new ArrayList<>();
        for (Map.Entry<String, Value> member : members.entrySet()) {
            String name = member.getKey();
            Directive directive = Directive.named(name, 0, name.length());
            String argument = directive == null ? "" : argument(directive.kind(), member.getValue());
            if (argument == null) {
                return null;
            }
            if (directive != null) {
                known.add(name + argument);
            }
        }
        return String.join(", ", known);
    }

    /** How {@code value} follows a directive of this {@code kind}, or null where it may not. */
    private static @Nullable String argument(Directive.Kind kind, Value value) {
        return switch (kind) {
            case RESTRICTION, PERMISSION -> isTrue(value) ? "" : null;
            case FIELDS -> isTrue(value) ? "" : fields(value);
            case SECONDS -> value instanceof Item item && item.kind() == Kind.INTEGER ? "=" + item.text() : null;
        };
    }

    private static boolean isTrue(Value value) {
        return value.equals(Item.TRUE);
    }

    private static @Nullable String fields(Value value) {
        List<Item> names = value instanceof InnerList list ? list.items() : List.of((Item) value);
        if (!names.stream().allMatch(name -> name.kind() == Kind.STRING || name.kind() == Kind.TOKEN)) {
            return null;
        }
        return "="
                + StructuredField.string(
                        String.join(",", names.stream().map(Item::text).toList()));
    }
}
