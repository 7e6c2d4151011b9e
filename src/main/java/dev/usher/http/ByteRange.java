package dev.usher.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code Range} asks of a content whose length is known (RFC 9110 §14.1.2, §14.2). */
public sealed interface ByteRange {
    /** A part of the content, both ends included: to be answered with 206. */
    record Part(long first, long last) implements ByteRange {
        /** How many bytes it has. */
        public long length() {
            return last - first + 1;
        }

        /** The value of {@code Content-Range} for a content of {@code complete} bytes (§14.4). */
        public String contentRange(long complete) {
            return "bytes " + first + "-" + last + "/" + complete;
        }
    }

    /** A part that the content does not have: to be answered with 416. */
    record Unsatisfiable() implements ByteRange {
        /** The value of {@code Content-Range} for a content of {@code complete} bytes (§14.4). */
        public String contentRange(long complete) {
            return "bytes */" + complete;
        }
    }

    /** Another unit, several ranges, or what is malformed: to be answered as though the field were not there. */
    record Ignored() implements ByteRange {}

    /** What {@code rangeField} asks of a content of {@code length} bytes. */
    static ByteRange of(String rangeField, long length) {
        int equals = rangeField.indexOf('=');
        if (equals < 0
                || !rangeField.substring(0, equals).toLowerCase(Locale.ROOT).equals("bytes")) {
            return new Ignored();
        }
        String spec = onlyMember(rangeField.substring(equals + 1));
        int dash = spec == null ? -1 : spec.indexOf('-');
        if (dash < 0) {
            return new Ignored();
        }
        String first = spec.substring(0, dash);
        String last = spec.substring(dash + 1);
        return first.isEmpty() ? suffix(position(last), length) : between(first, last, length);
    }

    /** The one member of a list that may have empty members besides (§5.6.1), or null where there is not one. */
    private static @Nullable String onlyMember(String list) {
        String only = null;
        for (String member : list.split(",")) {
            String spec = member.strip();
            if (!spec.isEmpty() && only != null) {
                return null;
            }
            only = spec.isEmpty() ? only : spec;
        }
        return only;
    }

    private static ByteRange between(String from, String to, long length) {
        long first = position(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : position(to);
        if (first < 0 || last < first) {
            return new Ignored();
        }
        return first < length ? new Part(first, Math.min(last, length - 1)) : new Unsatisfiable();
    }

    /** The last {@code count} bytes; an empty content has none, and is whole as it is. */
    private static ByteRange suffix(long count, long length) {
        if (count < 0 || count > 0 && length == 0) {
            return new Ignored();
        }
        return count == 0 ? new Unsatisfiable() : new Part(Math.max(0, length - count), length - 1);
    }

    /** The number that these digits name, {@link Long#MAX_VALUE} at most, or -1 where they are no digits. */
    private static long position(String digits) {
        long position = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            position = position > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : position * 10 + digit;
        }
        return position;
    }
}
