package dev.usher.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-decoding that leaves alone what is no valid escape, as .NET does. */
final class Percent {
    private Percent() {}

    /** The bytes of {@code text}, whose escapes are decoded except those of {@code kept}. */
    static byte[] decode(String text, char kept) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int value = raw[i] == '%' && i + 2 < raw.length ? hex(raw[i + 1], raw[i + 2]) : -1;
            if (value >= 0 && value != kept) {
                decoded.write(value);
                i += 2;
            } else {
                decoded.write(raw[i]);
            }
        }
        return decoded.toByteArray();
    }

    /** Decodes as a form does: {@code +} is a blank. */
    static String form(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        return new String(decode(text.replace('+', ' '), '\0'), StandardCharsets.UTF_8);
    }

    private static int hex(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h << 4 | l;
    }
}
