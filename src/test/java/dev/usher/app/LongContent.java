package dev.usher.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/** A content that fits no memory: blocks of noise, each with its number in front, so that none can be left out or swapped. */
final class LongContent {
    private static final int BLOCK = 64 * 1024;
    private static final byte[] END = "\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private LongContent() {}

    /** How much of a content went by, and its checksum. */
    record Sum(long bytes, long checksum) {}

    /** Whether a content tells its end by chunks or says its length before. */
    enum Framing {
        CHUNKED,
        LENGTH;

        /** The field that announces a content of {@code size} bytes. */
        String field(long size) {
            return this == CHUNKED ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + size + "\r\n";
        }
    }

    /** Writes {@code size} bytes, a whole number of blocks, and tells {@code written} how many are out after each block. */
    static Sum write(OutputStream out, long size, Framing framing, LongConsumer written) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        byte[] head = (Integer.toHexString(BLOCK) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < size; at += BLOCK) {
            ByteBuffer.wrap(block).putLong(at);
            checksum.update(block);
            if (framing == Framing.CHUNKED) {
                out.write(head);
            }
            out.write(block);
            if (framing == Framing.CHUNKED) {
                out.write(END);
            }
            written.accept(at + BLOCK);
        }
        if (framing == Framing.CHUNKED) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        return new Sum(size, checksum.getValue());
    }

    /** Reads a content whose head, {@code head}, has been read. */
    static Sum read(InputStream in, String head) throws IOException {
        CRC32C checksum = new CRC32C();
        long bytes = 0;
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            for (long size = size(in); size > 0; size = size(in)) {
                bytes += exactly(in, size, checksum);
                line(in);
            }
            line(in);
        } else {
            bytes = exactly(in, length(head), checksum);
        }
        return new Sum(bytes, checksum.getValue());
    }

    private static long size(InputStream in) throws IOException {
        return Long.parseLong(line(in), 16);
    }

    private static long length(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no framing in " + head));
    }

    private static long exactly(InputStream in, long size, CRC32C checksum) throws IOException {
        byte[] part = new byte[BLOCK];
        for (long left = size; left > 0; ) {
            int read = in.read(part, 0, (int) Math.min(left, BLOCK));
            if (read < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            checksum.update(part, 0, read);
            left -= read;
        }
        return size;
    }

    /** A head up to its empty line, which is read too. */
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new EOFException("after \"" + line + "\"");
            }
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }
}
