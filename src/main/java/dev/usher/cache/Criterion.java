package dev.usher.cache;

import dev.usher.http.Vary;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request had in one of the fields by which its response was selected. Equal are those that mean the same. */
final class Criterion {
    private final String name;
    private final @Nullable String value;
    private final @Nullable String line;

    private Criterion(String name, @Nullable String value, @Nullable String line) {
        this.name = name;
        this.value = value;
        this.line = line;
    }

    static Criterion of(String name, MultiMap requestFields) {
        List<String> lines = requestFields.getAll(name);
        String value = Vary.value(requestFields, name);
        String only = lines.size() == 1 ? lines.get(0) : null;
        return new Criterion(name, value, Objects.equals(only, value) ? value : only);
    }

    /** Whether the request has here what means the same. Most say it in the same words, which need not be read then. */
    boolean matches(MultiMap requestFields) {
        if (!requestFields.contains(name)) {
            return value == null;
        }
        return line != null && isOnly(line, requestFields.getAll(name))
                || Objects.equals(value, Vary.value(requestFields, name));
    }

    private static boolean isOnly(String line, List<String> lines) {
        return lines.size() == 1 && line.equals(lines.get(0));
    }

    /** How many characters of the request this keeps. */
    long length() {
        long length = value == null ? 0 : value.length();
        return line == null || line == value ? length : length + line.length();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Criterion criterion
                && name.equals(criterion.name)
                && Objects.equals(value, criterion.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value);
    }
}
