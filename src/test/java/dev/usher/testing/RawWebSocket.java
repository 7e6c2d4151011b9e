package dev.usher.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One end of a WebSocket, byte by byte: what a client or a server says here, no library corrects. */
public final class RawWebSocket implements AutoCloseable {
    public static final int FIN = 0x80;
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int PATIENCE = (int) Duration.ofSeconds(30).toMillis();

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final boolean client;
    private String head = "";

    /** A frame as it came, its payload unmasked; {@code first} is its first byte. */
    public record Frame(int first, String payload) {
        /** A Close frame with that code and reason. */
        public static Frame close(int code, String reason) {
            return new Frame(FIN | CLOSE, new String(FrameBytes.closing(code, reason), StandardCharsets.ISO_8859_1));
        }

        /** A frame that is a whole message of text. */
        public static Frame text(String text) {
            return new Frame(FIN | TEXT, text);
        }
    }

    private RawWebSocket(Socket socket, boolean client) throws IOException {
        this.socket = socket;
        this.client = client;
        socket.setSoTimeout(PATIENCE);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** A WebSocket whose opening handshake is none of its business: the end of a client on {@code socket}, or of a server. */
    public static RawWebSocket on(Socket socket, boolean client) throws IOException {
        return new RawWebSocket(socket, client);
    }

    /** A client that has sent its opening handshake and read the head of the answer. */
    public static RawWebSocket open(int port, String target, String... fields) throws IOException {
        return open(new Socket("127.0.0.1", port), target, fields);
    }

    /** The same on a connection that is there already. */
    public static RawWebSocket open(Socket socket, String target, String... fields) throws IOException {
        RawWebSocket client = new RawWebSocket(socket, true);
        StringBuilder request =
                new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: usher.example\r\nUpgrade: websocket\r\n"
                        + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY
                        + "\r\n");
        Arrays.stream(fields).forEach(field -> request.append(field).append("\r\n"));
        client.out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        client.head = client.readHead();
        return client;
    }

    /** A client on a connection over which its opening handshake has been sent; it has read the head of the answer. */
    public static RawWebSocket opened(Socket socket) throws IOException {
        RawWebSocket client = new RawWebSocket(socket, true);
        client.head = client.readHead();
        return client;
    }

    /** A server that has read an opening handshake and answers it with 101, {@code fields} besides and {@code more} bytes. */
    public static RawWebSocket accept(ServerSocket listening, byte[] more, String... fields) throws IOException {
        RawWebSocket server = hear(listening);
        StringBuilder answer =
                new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + acceptance() + "\r\n");
        Arrays.stream(fields).forEach(field -> answer.append(field).append("\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(answer.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(more);
        server.out.write(bytes.toByteArray());
        return server;
    }

    /** A server that has read the head of a request and not answered. */
    public static RawWebSocket hear(ServerSocket listening) throws IOException {
        RawWebSocket server = new RawWebSocket(listening.accept(), false);
        server.head = server.readHead();
        return server;
    }

    /** What a server answers to the key of these clients. */
    public static String acceptance() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((KEY + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The head that came: a request for a server, an answer for a client. */
    public String head() {
        return head;
    }

    private String readHead() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.readUnsignedByte());
        }
        return text.toString();
    }

    /** The rest of what comes, up to the end of the connection or {@code length} bytes. */
    public String rest(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Sends a frame of this end's kind, masked if it is a client. */
    public RawWebSocket send(int first, String payload) throws IOException {
        return raw(FrameBytes.of(first, payload.getBytes(StandardCharsets.ISO_8859_1), client));
    }

    /** Sends a Close frame. */
    public RawWebSocket sendClose(int code, String reason) throws IOException {
        return raw(FrameBytes.of(FIN | CLOSE, FrameBytes.closing(code, reason), client));
    }

    /** Sends what shall be no whole frame, or none at all. */
    public RawWebSocket raw(byte[] bytes) throws IOException {
        out.write(bytes);
        return this;
    }

    /** The bytes of {@code hex}. */
    public RawWebSocket hex(String hex) throws IOException {
        return raw(HexFormat.of().parseHex(hex));
    }

    /** The next frame, whatever it is; null where the connection has ended in good order. */
    public @Nullable Frame next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (second > 0x7F == client) {
            throw new IOException("a frame is masked on its way from a client, and on no other");
        }
        byte[] mask = second > 0x7F ? in.readNBytes(4) : new byte[] {0};
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException("within a frame");
        }
        return new Frame(first, new String(FrameBytes.laid(payload, mask), StandardCharsets.ISO_8859_1));
    }

    /** The next frame that is no ping; those are answered on the way. */
    public @Nullable Frame nextButPings() throws IOException {
        Frame frame = next();
        while (frame != null && frame.first() == (FIN | PING)) {
            send(FIN | PONG, frame.payload());
            frame = next();
        }
        return frame;
    }

    /** Says no more and lets the other end finish: a connection that is closed with something unread in it is reset. */
    public void finish() throws IOException {
        socket.shutdownOutput();
        in.readAllBytes();
    }

    /** Ends the connection in order: the other end reads a FIN. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Ends the connection with a RST. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
