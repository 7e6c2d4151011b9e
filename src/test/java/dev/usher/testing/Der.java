package dev.usher.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** As much of DER (X.690) as a certificate needs. */
final class Der {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] element(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length >= 0x80) {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int from = octets[0] == 0 ? 1 : 0;
            element.write(0x80 | octets.length - from);
            element.write(octets, from, octets.length - from);
        } else {
            element.write(length);
        }
        Arrays.stream(parts).forEach(element::writeBytes);
        return element.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return element(0x30, parts);
    }

    static byte[] integer(long value) {
        return element(0x02, BigInteger.valueOf(value).toByteArray());
    }

    static byte[] bits(byte[] octets) {
        return element(0x03, new byte[] {0}, octets);
    }

    static byte[] octets(byte[] octets) {
        return element(0x04, octets);
    }

    static byte[] yes() {
        return element(0x01, new byte[] {(byte) 0xff});
    }

    static byte[] time(Instant instant) {
        return element(0x18, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier whose components are below 2^21. */
    static byte[] name(int... components) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        name.write(40 * components[0] + components[1]);
        for (int i = 2; i < components.length; i++) {
            int component = components[i];
            for (int shift = 14; shift > 0; shift -= 7) {
                if (component >> shift != 0) {
                    name.write(0x80 | component >> shift & 0x7f);
                }
            }
            name.write(component & 0x7f);
        }
        return element(0x06, name.toByteArray());
    }
}
