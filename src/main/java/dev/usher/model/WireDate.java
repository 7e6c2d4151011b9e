package dev.usher.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Dates as the server writes them: ISO 8601 in UTC, with up to seven digits after the second, for it counts in 100 ns. */
final class WireDate {
    private static final int NANOS_PER_TICK = 100;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final DateTimeFormatter WITHOUT_FRACTION =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .toFormatter();

    private WireDate() {}

    /** The moment that {@code text} names, in UTC where it names no offset; null where it names none. */
    static @Nullable Instant parse(String text) {
        try {
            TemporalAccessor date = READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return date instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : ((LocalDateTime) date).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** {@code date} as the server writes it: all seven digits where it has no milliseconds, else without zeros at the end. */
    static String format(Instant date) {
        String ticks = String.format("%07d", date.getNano() / NANOS_PER_TICK);
        String digits = date.getNano() < NANOS_PER_MILLI ? ticks : ticks.replaceFirst("0+$", "");
        return WITHOUT_FRACTION.format(date) + "." + digits + "Z";
    }
}
