package dev.usher.jellyfin;

import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of field values. On the wire they are octets, which come as one char each; the server reads them as UTF-8. */
final class FieldText {
    private FieldText() {}

    /** The text that these octets encode, or null where they are not UTF-8 and the server refuses the whole request. */
    static @Nullable String decode(String octets) {
        if (isAscii(octets)) {
            return octets;
        }
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(octets)) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    /** {@code text} as it goes onto the wire. */
    static String encode(String text) {
        return isAscii(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The values of all fields of that name, joined by commas. Empty ones do not count. */
    static String joined(MultiMap fields, CharSequence name) {
        List<String> values = fields.getAll(name);
        if (values.isEmpty()) {
            return "";
        }
        return values.size() == 1
                ? values.get(0)
                : String.join(",", values.stream().filter(v -> !v.isEmpty()).toList());
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
