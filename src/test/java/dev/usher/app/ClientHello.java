package dev.usher.app;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The first words of a TLS client that knows one version alone (RFC 5246 §7.4.1.2). */
final class ClientHello {
    private ClientHello() {}

    /** A hello of TLS 1.{@code minor - 1}: 1 is TLS 1.0 and 3 is TLS 1.2. */
    static byte[] of(int minor) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {3, (byte) minor});
        body.writeBytes(new byte[32]);
        body.write(0);
        body.writeBytes(new byte[] {0, 4, (byte) 0xc0, 0x2b, (byte) 0xc0, 0x09, 1, 0});
        byte[] groups = {0, 10, 0, 4, 0, 2, 0, 23};
        byte[] signatures = {0, 13, 0, 6, 0, 4, 4, 3, 2, 3};
        body.writeBytes(new byte[] {0, (byte) (groups.length + signatures.length)});
        body.writeBytes(groups);
        body.writeBytes(signatures);
        int length = body.size();
        return ByteBuffer.allocate(length + 9)
                .put(new byte[] {22, 3, 1})
                .putShort((short) (length + 4))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) length)
                .put(body.toByteArray())
                .array();
    }
}
