package dev.usher.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of requests octet by octet, as RFC 9112 writes them and in no other way. Where the standard lets a
 * recipient be lenient (a bare LF, folded lines, white space around a name, several spaces in the request line), another
 * recipient may not be, and the two would see different requests. Only an empty line before a request is let pass (§2.2).
 */
final class HeadScanner implements ByteProcessor {
    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final byte SP = ' ';
    private static final byte HT = '\t';
    private static final byte DEL = 0x7F;
    /** More than any method has; netty measures the line as a whole. */
    static final int LONGEST_METHOD = 64;

    private static final byte[] PROTOCOL = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] TOKEN = token();

    private enum Place {
        START,
        START_CR,
        METHOD,
        TARGET_START,
        TARGET,
        VERSION,
        LINE_CR,
        LINE_START,
        NAME,
        VALUE,
        END_CR,
        END
    }

    private final ListenerSettings limits;
    private Place place = Place.START;
    private @Nullable Problems fault;
    private int fields;
    private int length;
    private int size;

    /** A scanner of heads within {@code limits}. */
    HeadScanner(ListenerSettings limits) {
        this.limits = limits;
    }

    /** Goes on reading {@code length} octets from {@code from}; returns how many of them belong to this head. */
    int scan(ByteBuf octets, int from, int length) {
        if (length == 0 || fault != null || isComplete()) {
            return 0;
        }
        int last = octets.forEachByte(from, length, this);
        return last < 0 ? length : last - from + 1;
    }

    /** What is wrong with the head, or null while nothing is. */
    @Nullable
    Problems fault() {
        return fault;
    }

    /** Whether the head has been read to its end. */
    boolean isComplete() {
        return place == Place.END;
    }

    /** Whether a head has begun. */
    boolean isUnderWay() {
        return place != Place.START;
    }

    /** Makes ready for the next head. */
    void reset() {
        place = Place.START;
        fault = null;
        fields = 0;
        length = 0;
        size = 0;
    }

    @Override
    public boolean process(byte octet) {
        switch (place) {
            case START -> start(octet);
            case START_CR -> place = demand(octet == LF, Place.START);
            case METHOD -> method(octet);
            case TARGET_START, TARGET -> target(octet);
            case VERSION -> version(octet);
            case LINE_CR -> place = demand(octet == LF, Place.LINE_START);
            case LINE_START -> lineStart(octet);
            case NAME -> name(octet);
            case VALUE -> value(octet);
            default -> place = demand(octet == LF, Place.END);
        }
        return fault == null && place != Place.END;
    }

    private void start(byte octet) {
        place = octet == CR ? Place.START_CR : demand(isToken(octet), Place.METHOD);
    }

    private void method(byte octet) {
        if (octet == SP) {
            place = Place.TARGET_START;
            length = 0;
        } else {
            demand(isToken(octet) && ++length < LONGEST_METHOD, Place.METHOD);
        }
    }

    private void target(byte octet) {
        if (octet == SP && place == Place.TARGET) {
            place = Place.VERSION;
            length = 0;
        } else if (++length > limits.maxTarget()) {
            fault = Problems.TARGET_TOO_LONG;
        } else {
            place = demand(octet > SP && octet != DEL, Place.TARGET);
        }
    }

    /** The version by its octets; one of HTTP that is not 1.0 or 1.1 is at least understood. */
    private void version(byte octet) {
        int at = length++;
        if (at < PROTOCOL.length - 2 || at == PROTOCOL.length - 1) {
            demand(octet == PROTOCOL[at], place);
        } else if (at == PROTOCOL.length + 1) {
            place = demand(octet == CR, Place.LINE_CR);
        } else if (!isDigit(octet)) {
            fault = Problems.MALFORMED;
        } else if (octet != '1' && (octet != '0' || at < PROTOCOL.length)) {
            fault = Problems.VERSION_REFUSED;
        }
    }

    private void lineStart(byte octet) {
        if (octet == CR) {
            place = Place.END_CR;
        } else if (++fields > limits.maxFieldCount()) {
            fault = Problems.TOO_MANY_FIELDS;
        } else {
            name(octet);
            place = demand(octet != ':', Place.NAME);
        }
    }

    private void name(byte octet) {
        measure();
        if (octet == ':') {
            place = Place.VALUE;
        } else {
            demand(isToken(octet), Place.NAME);
        }
    }

    private void value(byte octet) {
        if (octet == CR) {
            place = Place.LINE_CR;
        } else {
            measure();
            demand((octet >= SP || octet == HT || octet < 0) && octet != DEL, Place.VALUE);
        }
    }

    /** The ends of the lines do not count. */
    private void measure() {
        if (++size > limits.maxFields()) {
            fault = Problems.FIELDS_TOO_LARGE;
        }
    }

    private Place demand(boolean kept, Place next) {
        if (!kept) {
            fault = Problems.MALFORMED;
        }
        return next;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /** Whether {@code name} may be that of a field (RFC 9110 §5.1). */
    static boolean isToken(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c < TOKEN.length && TOKEN[c]);
    }

    private static boolean isToken(byte octet) {
        return octet >= 0 && TOKEN[octet];
    }

    private static boolean[] token() {
        boolean[] token = new boolean[128];
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                .chars()
                .forEach(c -> token[c] = true);
        return token;
    }
}
