package dev.usher.service;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has come of a content: the chunks as they came, and in their place the whole once that is here. */
final class Chunks {
    /** What a reader is given at a time of what is wholly here. */
    private static final int SLICE = 32 * 1024;

    private final List<Buffer> chunks = new ArrayList<>();
    private @Nullable Buffer whole;
    private long bytes;
    private int dropped;

    void add(Buffer chunk) {
        chunks.add(chunk);
        bytes += chunk.length();
    }

    /** How many bytes have come. */
    long bytes() {
        return bytes;
    }

    /** How many bytes of them are here. */
    long held() {
        return whole == null ? chunks.stream().mapToLong(Buffer::length).sum() : bytes;
    }

    /** All has come: it is here in one piece from now on. */
    Buffer join() {
        Buffer all = chunks.size() == 1 ? chunks.get(0) : joined();
        chunks.clear();
        whole = all;
        return all;
    }

    private Buffer joined() {
        Buffer all = Buffer.buffer((int) bytes);
        chunks.forEach(all::appendBuffer);
        return all;
    }

    /** What comes behind {@code index} chunks, which end where {@code part} begins, or null where it is not here. */
    @Nullable
    Buffer next(int index, Part part) {
        if (whole != null) {
            return part.of(whole, SLICE);
        }
        int at = index - dropped;
        return at < chunks.size() ? chunks.get(at) : null;
    }

    /** Nobody reads the first {@code count} chunks again. */
    void drop(int count) {
        chunks.subList(0, count - dropped).clear();
        dropped = count;
    }

    /** Nobody reads what has not come whole. */
    void clear() {
        chunks.clear();
    }
}
