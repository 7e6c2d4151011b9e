package dev.usher.fake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** IMF-fixdate, RFC 9110 section 5.6.7. */
final class HttpDates {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** The instant, or null for what is no such date. */
    static @Nullable Instant parse(@Nullable String text) {
        try {
            return text == null ? null : FORMAT.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
