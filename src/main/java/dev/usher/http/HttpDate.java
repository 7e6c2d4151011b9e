package dev.usher.http;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dates of HTTP (RFC 9110 §5.6.7): three forms are read, one is written. */
public final class HttpDate {
    /** Netty reads no more, and throws where there is more; no form is that long. */
    private static final int MOST_CHARS = 64;

    private HttpDate() {}

    /** The date that {@code value} names in any of the three forms, or empty where it names none. */
    public static Optional<Instant> parse(String value) {
        Date date = value.length() > MOST_CHARS ? null : DateFormatter.parseHttpDate(value);
        return date == null ? Optional.empty() : Optional.of(date.toInstant());
    }

    /**
     * The date that {@code value} names for a cache at {@code now}: one of the three forms to the letter, in any case, so that
     * what is malformed has expired already (RFC 9111 §4.2, §5.3). Null where it names none.
     */
    public static @Nullable Instant strict(String value, Instant now) {
        return StrictDate.parse(value, now);
    }

    /** The date that the first line of the field {@code name} names for a cache at {@code now}; null where none is there. */
    public static @Nullable Instant strict(MultiMap fields, CharSequence name, Instant now) {
        String value = fields.get(name);
        return value == null ? null : strict(value, now);
    }

    /** {@code instant} as an IMF-fixdate, cut to whole seconds. */
    public static String format(Instant instant) {
        return DateFormatter.format(Date.from(instant));
    }
}
