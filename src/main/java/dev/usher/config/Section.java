package dev.usher.config;

import dev.usher.limit.Rate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One level of the tree while it is read. A key is known because it has been asked for; what cannot be read is noted as an
 * error and its default stands in, so that the reading goes on to the next error.
 */
final class Section {
    private final String path;
    private final Map<?, ?> values;
    private final Reading reading;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, String> shown = new LinkedHashMap<>();

    /** What all sections of one reading share. */
    record Reading(Substitution substitution, List<SettingsError> errors) {}

    Section(String path, Map<?, ?> values, Reading reading) {
        this.path = path;
        this.values = values;
        this.reading = reading;
    }

    /** What {@code maker} makes of this section, or {@code fallback} where that breaks a rule, which is noted. */
    <T> T make(T fallback, Supplier<T> maker) {
        T made = part(fallback, maker);
        noteUnknownKeys();
        return made;
    }

    /** As {@link #make}, for a part of this section: others ask for keys of it too. */
    <T> T part(T fallback, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidSettingsException broken) {
            broken.errors().forEach(error -> fail(error.path(), error.message()));
            return fallback;
        }
    }

    String text(String key, String defaults) {
        return scalar(key, Notation.TEXT, defaults);
    }

    /** A text that no error shows. */
    String secret(String key, String defaults) {
        return scalar(key, Notation.SECRET, defaults);
    }

    boolean flag(String key, boolean defaults) {
        return scalar(key, Notation.FLAG, defaults);
    }

    OptionalInt portOrNone(String key) {
        return scalar(key, Notation.PORT_OR_NONE, OptionalInt.empty());
    }

    /** What the file holds that is named here; empty where none is. */
    String content(String key) {
        String path = text(key, "");
        try {
            return path.isEmpty() ? "" : reading.substitution().content(path);
        } catch (Substitution.UnresolvedException unresolved) {
            reading.errors().add(new SettingsError(below(key), unresolved.getMessage()));
            return "";
        }
    }

    long whole(String key, long defaults) {
        return scalar(key, Notation.WHOLE, defaults);
    }

    /** A whole number; one beyond the range of an int becomes the nearest int, which the rules then refuse. */
    int integer(String key, int defaults) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(key, defaults)));
    }

    double number(String key, double defaults) {
        return scalar(key, Notation.NUMBER, defaults);
    }

    Duration duration(String key, Duration defaults) {
        return scalar(key, Notation.DURATION, defaults);
    }

    long bytes(String key, long defaults) {
        return scalar(key, Notation.BYTES, defaults);
    }

    Rate rate(String key, Rate defaults) {
        return scalar(key, Notation.RATE, defaults);
    }

    /** One of the constants of an enum. */
    <E extends Enum<E>> E choice(String key, E defaults) {
        return scalar(key, Notation.choice(defaults.getDeclaringClass()), defaults);
    }

    /** A URL, or a list of them, that must be there; {@code standIn} stands in for each that is not. */
    List<URI> urls(String key, URI standIn) {
        if (!values.containsKey(key)) {
            fail(key, "is missing: give the address, as http://127.0.0.1:8096");
        }
        if (!(value(key) instanceof List<?> list)) {
            return List.of(scalar(key, Notation.URL, standIn));
        }
        asked.add(key);
        return list.size() == 1
                ? List.of(read(key, list.get(0), Notation.URL, standIn))
                : members(key, list, Notation.URL, standIn);
    }

    List<String> texts(String key, List<String> defaults) {
        asked.add(key);
        Object value = value(key);
        if (Notation.isNothing(value)) {
            return defaults;
        }
        if (!(value instanceof List<?> list)) {
            fail(key, "must be a list, as [one, two]");
            return defaults;
        }
        return members(key, list, Notation.TEXT, "");
    }

    private <T> List<T> members(String key, List<?> list, Notation<T> notation, T standIn) {
        return IntStream.range(0, list.size())
                .mapToObj(i -> read(key + "[" + i + "]", list.get(i), notation, standIn))
                .toList();
    }

    /** The section under {@code key}; an empty one where there is none. */
    Section section(String key) {
        return section(key, "");
    }

    /** The same for a key that may be {@link #isOff off} instead. */
    Section sectionOrOff(String key) {
        return section(key, ", or off");
    }

    /** Whether {@code key} is switched off, which a reader of YAML may take for false. */
    boolean isOff(String key) {
        asked.add(key);
        Object value = value(key);
        return Boolean.FALSE.equals(value) || "off".equals(value);
    }

    private Section section(String key, String alternative) {
        asked.add(key);
        Object value = value(key);
        if (!Notation.isNothing(value) && !(value instanceof Map)) {
            fail(key, "must be a section with keys of its own beneath it" + alternative);
        }
        return new Section(below(key), value instanceof Map<?, ?> map ? map : Map.of(), reading);
    }

    /** What {@code reader} makes of each section beneath, by its name. */
    <T> Map<String, T> each(Function<Section, T> reader) {
        return named(name -> reader.apply(section(name)));
    }

    /** What {@code reader} makes of each name here, any of which may stand here. */
    <T> Map<String, T> named(Function<String, T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        values.keySet().stream().map(String::valueOf).forEach(name -> read.put(name, reader.apply(name)));
        return read;
    }

    private @Nullable Object value(String key) {
        Object value = values.get(key);
        if (value instanceof JsonObject json) {
            return json.getMap();
        }
        return value instanceof JsonArray json ? json.getList() : value;
    }

    private <T> T scalar(String key, Notation<T> notation, T defaults) {
        asked.add(key);
        return values.containsKey(key) ? read(key, value(key), notation, defaults) : defaults;
    }

    private <T> T read(String key, @Nullable Object value, Notation<T> notation, T defaults) {
        boolean isText = notation == Notation.TEXT || notation == Notation.SECRET;
        if (isText ? value == null : Notation.isNothing(value)) {
            fail(key, "has no value: give one, or remove the key");
            return defaults;
        }
        if (value instanceof Map || value instanceof List) {
            fail(key, notation.demand());
            return defaults;
        }
        String written = value.toString();
        if (notation.shown()) {
            shown.put(key, Substitution.shown(written));
        }
        if (isText && !(value instanceof String)) {
            fail(key, "must be text: put it in quotes");
            return defaults;
        }
        return resolve(key, written, notation, defaults);
    }

    private <T> T resolve(String key, String written, Notation<T> notation, T defaults) {
        try {
            T value = notation.reader().apply(reading.substitution().resolve(written));
            if (value != null) {
                return value;
            }
            fail(key, notation.demand());
        } catch (Substitution.UnresolvedException unresolved) {
            reading.errors().add(new SettingsError(below(key), unresolved.getMessage()));
        }
        return defaults;
    }

    private void fail(String key, String message) {
        String written = shown.get(key);
        reading.errors().add(new SettingsError(below(key), written == null ? message : message + "; it is " + written));
    }

    private void noteUnknownKeys() {
        for (Object value : values.keySet()) {
            String key = String.valueOf(value);
            if (!asked.contains(key)) {
                fail(key, "is not a known key; " + Spelling.suggest(key, asked));
            }
        }
    }

    private String below(String key) {
        return new SettingsError(key, "").under(path).path();
    }
}
