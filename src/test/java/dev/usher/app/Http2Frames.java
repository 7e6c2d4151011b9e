package dev.usher.app;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of HTTP/2, frame by frame (RFC 9113 §4): it says what a library would not. */
final class Http2Frames implements AutoCloseable {
    static final int GO_AWAY = 7;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    /** {@code :method: GET}, {@code :scheme: http}, {@code :path: /} by their places in HPACK's table. */
    static final byte[] GET_ROOT = {(byte) 0x82, (byte) 0x86, (byte) 0x84};

    private static final int SETTINGS = 4;
    /** Literals whose names are {@code :authority} and {@code :path}, and one with a name of its own (RFC 7541 §6.2). */
    private static final int AUTHORITY = 0x41;

    private static final int PATH = 0x44;

    private static final int NEW_NAME = 0;

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;

    /** A frame as it came. */
    record Frame(int type, int flags, int stream, byte[] payload) {}

    /** The head of a GET of the root at {@code authority}, and a field where {@code name} and {@code value} follow. */
    static byte[] getOf(String authority, String... field) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(GET_ROOT);
        return withAuthority(head, authority, field);
    }

    /** The head of a GET of {@code path}, each char of which is an octet, at {@code authority}. */
    static byte[] get(String path, String authority) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(GET_ROOT, 0, 2);
        head.write(PATH);
        write(head, path);
        return withAuthority(head, authority);
    }

    private static byte[] withAuthority(ByteArrayOutputStream head, String authority, String... field) {
        head.write(AUTHORITY);
        write(head, authority);
        if (field.length > 0) {
            head.write(NEW_NAME);
            write(head, field[0]);
            write(head, field[1]);
        }
        return head.toByteArray();
    }

    /** A string with its length, which is an integer of 7 bits and those that follow (RFC 7541 §5). */
    private static void write(ByteArrayOutputStream head, String text) {
        int rest = text.length() - 127;
        head.write(Math.min(127, text.length()));
        for (; rest >= 128; rest >>= 7) {
            head.write(rest & 127 | 128);
        }
        if (text.length() >= 127) {
            head.write(rest);
        }
        head.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Begins with the preface and empty settings. */
    Http2Frames(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
        out = new DataOutputStream(socket.getOutputStream());
        in = new DataInputStream(socket.getInputStream());
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, 0, 0, new byte[0]);
    }

    void send(int type, int flags, int stream, byte[] payload) throws IOException {
        out.write(payload.length >> 16);
        out.writeShort(payload.length);
        out.write(type);
        out.write(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    Frame next() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        return new Frame(type, flags, stream, in.readNBytes(length));
    }

    /** Reads until a frame of {@code type} has come. */
    Frame until(int type) throws IOException {
        Frame frame = next();
        while (frame.type() != type) {
            frame = next();
        }
        return frame;
    }

    /** Whether nothing comes any more. */
    boolean hasEnded() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
