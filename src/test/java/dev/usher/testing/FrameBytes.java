package dev.usher.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of the frames that a {@link RawWebSocket} sends and reads (RFC 6455 §5). */
public final class FrameBytes {
    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    private FrameBytes() {}

    /** A frame whose first byte is {@code first}. */
    public static byte[] of(int first, byte[] payload, boolean masked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(first);
        int mask = masked ? 0x80 : 0;
        if (payload.length < 126) {
            bytes.write(mask | payload.length);
        } else if (payload.length <= 0xFFFF) {
            bytes.write(mask | 126);
            bytes.write(payload.length >> 8);
            bytes.write(payload.length);
        } else {
            bytes.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes.write((int) ((long) payload.length >> shift));
            }
        }
        if (masked) {
            bytes.writeBytes(MASK);
        }
        bytes.writeBytes(masked ? laid(payload, MASK) : payload);
        return bytes.toByteArray();
    }

    /** {@code payload} with {@code mask} laid on it, or taken off it. */
    static byte[] laid(byte[] payload, byte[] mask) {
        byte[] result = payload.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= mask[i % mask.length];
        }
        return result;
    }

    /** The payload of a Close frame. */
    static byte[] closing(int code, String reason) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(code >> 8);
        payload.write(code);
        payload.writeBytes(reason.getBytes(StandardCharsets.ISO_8859_1));
        return payload.toByteArray();
    }
}
