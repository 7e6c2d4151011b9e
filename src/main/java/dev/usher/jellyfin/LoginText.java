package dev.usher.jellyfin;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** The text of a content. */
final class LoginText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private LoginText() {}

    /**
     * What {@code bytes} encode, without a byte order mark. What is malformed is refused wherever it stands; the server would
     * overlook it in a member that it ignores.
     */
    static String decode(Buffer bytes, Charset charset) throws UnreadableLoginException {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes()))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new UnreadableLoginException(
                    UnreadableLoginException.WHOLE, "The content is not text in " + charset.name() + ".");
        }
    }

    /** Whether {@code text} has a half of a surrogate pair alone, which JSON can spell and nobody can encode. */
    static boolean isTorn(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
