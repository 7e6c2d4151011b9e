package dev.usher.config;

import dev.usher.limit.Rate;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a value is written.
 *
 * @param demand what the text must be, with an example
 * @param shown whether an error may show what was written instead
 * @param reader the value of a text, or null for a text that is not so written
 */
record Notation<T>(String demand, boolean shown, Function<String, @Nullable T> reader) {
    static final Notation<String> TEXT = new Notation<>("must be text", true, text -> text);
    static final Notation<String> SECRET = new Notation<>("must be text", false, text -> text);
    static final Notation<Boolean> FLAG = new Notation<>("must be true or false", true, Notation::flag);
    static final Notation<OptionalInt> PORT_OR_NONE =
            new Notation<>("must be a port from 1 to 65535, 0 for any free one, or none", true, Notation::portOrNone);
    static final Notation<Long> WHOLE =
            new Notation<>("must be a whole number", true, text -> orNull(() -> Long.valueOf(text.replace("_", ""))));
    static final Notation<Double> NUMBER =
            new Notation<>("must be a number, as 0.5", true, text -> orNull(() -> Double.valueOf(text)));
    static final Notation<Duration> DURATION =
            new Notation<>("must be a duration with its unit, as 250ms, 10s, 5m or 1h", true, Notation::duration);
    static final Notation<Long> BYTES =
            new Notation<>("must be a size in bytes, as 4096, 512KiB, 64MiB or 1GiB", true, Notation::bytes);
    static final Notation<Rate> RATE =
            new Notation<>("must be a rate above zero, as 50/second, 10/minute or 100/hour", true, Notation::rate);
    static final Notation<URI> URL = new Notation<>("must be a URL, as http://127.0.0.1:8096", false, Notation::url);

    private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,18}) ?([A-Za-z]*)");
    private static final Map<String, ChronoUnit> TIMES =
            Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);
    private static final Map<String, Integer> SIZES = Map.of("", 0, "B", 0, "KiB", 10, "MiB", 20, "GiB", 30);

    /** The constants of {@code type}, in lower case with dashes. */
    static <E extends Enum<E>> Notation<E> choice(Class<E> type) {
        Map<String, E> constants = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new Notation<>("must be " + String.join(" or ", constants.keySet()), true, constants::get);
    }

    private interface Reading<T> {
        T read() throws URISyntaxException;
    }

    private static <T> @Nullable T orNull(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException | ArithmeticException | URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable Boolean flag(String text) {
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null;
    }

    private static @Nullable Duration duration(String text) {
        Matcher quantity = QUANTITY.matcher(text);
        ChronoUnit unit = quantity.matches() ? TIMES.get(quantity.group(2)) : null;
        return unit == null ? null : orNull(() -> Duration.of(Long.parseLong(quantity.group(1)), unit));
    }

    private static @Nullable Long bytes(String text) {
        Matcher quantity = QUANTITY.matcher(text);
        Integer shift = quantity.matches() ? SIZES.get(quantity.group(2)) : null;
        return shift == null ? null : orNull(() -> Math.multiplyExact(Long.parseLong(quantity.group(1)), 1L << shift));
    }

    private static @Nullable OptionalInt portOrNone(String text) {
        return text.equals("none") ? OptionalInt.empty() : orNull(() -> OptionalInt.of(Integer.parseInt(text)));
    }

    private static @Nullable Rate rate(String text) {
        return orNull(() -> Rate.parse(text));
    }

    private static @Nullable URI url(String text) {
        return orNull(() -> new URI(text));
    }

    /** Whether a key stands without a value, which YAML also gives as an empty text. */
    static boolean isNothing(@Nullable Object value) {
        return value == null || "".equals(value);
    }
}
