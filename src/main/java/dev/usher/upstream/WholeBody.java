package dev.usher.upstream;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Content that arrives in parts. */
final class WholeBody {
    private final List<Buffer> parts = new ArrayList<>(4);
    private long length;

    void add(Buffer part) {
        parts.add(part);
        length += part.length();
    }

    long length() {
        return length;
    }

    /** A copy of all parts in one buffer of just that size: what the network lent is not kept. */
    Buffer whole() {
        byte[] bytes = new byte[Math.toIntExact(length)];
        int at = 0;
        for (Buffer part : parts) {
            part.getBytes(bytes, at);
            at += part.length();
        }
        return Buffer.buffer(bytes);
    }
}
