package dev.usher.jellyfin;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as the server reads it (RFC 3986 §2.1). No text is too malformed to be read. */
final class PercentEncoding {
    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** A segment of a path: {@code %2F} and what is not UTF-8 stay as they are. */
    static String decodeSegment(String text) {
        return text.indexOf('%') < 0 ? text : decode(text, true, false);
    }

    /** A name or value of a query: {@code +} is a blank, and what is not UTF-8 stays as it is. */
    static String decodeQuery(String text) {
        String blanks = text.replace('+', ' ');
        return blanks.indexOf('%') < 0 ? blanks : decode(blanks, false, false);
    }

    /** A value of the {@code Authorization} list: as a query, but what is not UTF-8 becomes U+FFFD. */
    static String decodeForm(String text) {
        String blanks = text.replace('+', ' ');
        return blanks.indexOf('%') < 0 ? blanks : decode(blanks, false, true);
    }

    /** The text with everything but letters, digits, {@code - . _ ~} encoded: every reader gives the text back. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || (b > 0 && UNRESERVED.indexOf(b) >= 0);
    }

    private static String decode(String text, boolean keepSlash, boolean replaceMalformed) {
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = endOfRun(text, i, keepSlash);
            if (end == i) {
                decoded.append(text.charAt(i++));
            } else {
                decodeRun(text.substring(i, end), replaceMalformed, decoded);
                i = end;
            }
        }
        return decoded.toString();
    }

    /** The end of the {@code %XX} that follow one another from {@code start} on. */
    private static int endOfRun(String text, int start, boolean keepSlash) {
        int end = start;
        while (end + 2 < text.length() && text.charAt(end) == '%') {
            int octet = octet(text, end);
            if (octet < 0 || (keepSlash && octet == '/')) {
                break;
            }
            end += 3;
        }
        return end;
    }

    private static int octet(String text, int percent) {
        int high = Ascii.hexDigit(text.charAt(percent + 1));
        int low = Ascii.hexDigit(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static void decodeRun(String run, boolean replaceMalformed, StringBuilder decoded) {
        ByteBuffer octets = ByteBuffer.allocate(run.length() / 3);
        for (int i = 0; i < run.length(); i += 3) {
            octets.put((byte) octet(run, i));
        }
        octets.flip();
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(octets.limit());
        while (octets.hasRemaining()) {
            CoderResult result = utf8.decode(octets, chars, true);
            decoded.append(chars.flip());
            chars.clear();
            if (result.isMalformed()) {
                int start = octets.position();
                octets.position(start + result.length());
                decoded.append(replaceMalformed ? "\uFFFD" : run.substring(start * 3, octets.position() * 3));
            }
        }
    }
}
