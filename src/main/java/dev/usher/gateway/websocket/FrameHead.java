package dev.usher.gateway.websocket;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the payload of a frame (RFC 6455 §5.2).
 *
 * @param fin whether the frame ends its message
 * @param reserved the three bits that belong to extensions
 * @param opcode what the frame is
 * @param mask the masking key, or null where the payload is not masked
 * @param length the bytes of the payload, or -1 where the length is not written in the shortest form
 */
record FrameHead(
        boolean fin, int reserved, int opcode, @Nullable Integer mask, long length) {
    static final int MOST_CONTROL = 125;

    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    /** A frame of our own that is the whole of a message. */
    static FrameHead of(int opcode, @Nullable Integer mask, int length) {
        return new FrameHead(true, 0, opcode, mask, length);
    }

    /** The head that begins at {@code at}, or null where it has not come whole. */
    static @Nullable FrameHead read(Buffer bytes, int at) {
        if (bytes.length() < at + 2) {
            return null;
        }
        int first = bytes.getUnsignedByte(at);
        int second = bytes.getUnsignedByte(at + 1);
        boolean masked = second > 0x7F;
        int end = at + 2 + extra(second & 0x7F) + (masked ? Integer.BYTES : 0);
        if (bytes.length() < end) {
            return null;
        }
        return new FrameHead(
                first > 0x7F,
                first >> 4 & 0x7,
                first & 0xF,
                masked ? bytes.getInt(end - Integer.BYTES) : null,
                length(bytes, at, second & 0x7F));
    }

    private static int extra(int code) {
        return code < TWO_BYTES ? 0 : code == TWO_BYTES ? Short.BYTES : Long.BYTES;
    }

    private static long length(Buffer bytes, int at, int code) {
        if (code < TWO_BYTES) {
            return code;
        }
        if (code == TWO_BYTES) {
            int length = bytes.getUnsignedShort(at + 2);
            return length < TWO_BYTES ? -1 : length;
        }
        long length = bytes.getLong(at + 2);
        return length <= 0xFFFF ? -1 : length;
    }

    /** The bytes of this head. */
    int size() {
        return 2 + extra(code()) + (mask == null ? 0 : Integer.BYTES);
    }

    private int code() {
        return length < TWO_BYTES ? (int) length : length <= 0xFFFF ? TWO_BYTES : EIGHT_BYTES;
    }

    /** The frame of this head with that payload, which is masked if it shall be. */
    Buffer before(Buffer payload) {
        Buffer frame = Buffer.buffer(size() + payload.length())
                .appendByte((byte) ((fin ? 0x80 : 0) | reserved << 4 | opcode))
                .appendByte((byte) ((mask == null ? 0 : 0x80) | code()));
        if (code() == TWO_BYTES) {
            frame.appendUnsignedShort((int) length);
        } else if (code() == EIGHT_BYTES) {
            frame.appendLong(length);
        }
        return (mask == null ? frame : frame.appendInt(mask)).appendBuffer(payload);
    }

    /** {@code payload} with the mask of this head laid on it, or taken off it (RFC 6455 §5.3). */
    Buffer masked(Buffer payload) {
        if (mask == null) {
            return payload;
        }
        byte[] bytes = payload.getBytes();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= (byte) (mask >> 8 * (3 - i % 4));
        }
        return Buffer.buffer(bytes);
    }
}
