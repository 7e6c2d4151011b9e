package dev.usher.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a request by which its response was chosen (RFC 9110 §12.5.5, RFC 9111 §4.1). Immutable. */
public final class Vary {
    /** Chosen by nothing but the target and the method. */
    public static final Vary NONE = new Vary(false, List.of());

    private static final Vary ANY = new Vary(true, List.of());
    private static final Set<String> CASELESS = Set.of("accept-language", "accept-encoding", "accept-charset");

    private final boolean any;
    private final List<String> names;

    private Vary(boolean any, List<String> names) {
        this.any = any;
        this.names = names;
    }

    /** What all lines of the field in {@code fields} name. */
    public static Vary of(MultiMap fields) {
        return fields.contains(HttpHeaders.VARY) ? read(fields.getAll(HttpHeaders.VARY)) : NONE;
    }

    private static Vary read(List<String> lines) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines) {
            for (String member : line.split(",")) {
                String name = member.strip().toLowerCase(Locale.ROOT);
                if (name.equals("*") || !name.isEmpty() && !DirectiveScanner.isToken(name)) {
                    return ANY;
                }
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        return names.isEmpty() ? NONE : new Vary(false, List.copyOf(names));
    }

    /** Whether the response may depend on anything, so that no later request matches: a {@code *}, or what is no name. */
    public boolean isAny() {
        return any;
    }

    /** The names of the fields, each once, in lower case. */
    public List<String> names() {
        return names;
    }

    /** What {@code requestFields} say in all lines of the field {@code name}, as {@link #meaning} has it; null where it is absent. */
    public static @Nullable String value(MultiMap requestFields, String name) {
        return requestFields.contains(name) ? meaning(String.join(",", requestFields.getAll(name)), name) : null;
    }

    /**
     * The {@code value} of the field {@code name}, a name in lower case, so that what means the same is equal: without blanks
     * around commas, and in lower case where the field has none (§4.1). The order stays: of languages that weigh the same some
     * servers prefer the first.
     */
    public static String meaning(String value, String name) {
        String compact = CompactList.of(value.strip());
        return CASELESS.contains(name) ? compact.toLowerCase(Locale.ROOT) : compact;
    }
}
