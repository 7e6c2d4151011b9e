package dev.usher.http;

import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

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

    /** {@code instant} as an IMF-fixdate, cut to whole seconds. */
    public static String format(Instant instant) {
        return DateFormatter.format(Date.from(instant));
    }
}
