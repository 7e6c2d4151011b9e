package dev.usher.app;

import dev.usher.app.LongContent.Framing;
import dev.usher.app.LongContent.Sum;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server for one request: gives a GET so many bytes, in chunks if its target ends in {@code chunked}, and takes what a POST
 * brings. The buffer from which its system sends is fixed.
 */
final class LongOrigin implements AutoCloseable {
    static final int BUFFER = 64 * 1024;

    /** How much it has handed to its system. */
    final AtomicLong written = new AtomicLong();

    /** What it has sent, or was sent. */
    final CompletableFuture<Sum> sum = new CompletableFuture<>();

    private final ServerSocket listening;
    private final long size;

    LongOrigin(long size) throws IOException {
        this.size = size;
        listening = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "long-origin");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private void serve() {
        try {
            while (!sum.isDone()) {
                try (Socket socket = listening.accept()) {
                    socket.setSendBufferSize(BUFFER);
                    answer(socket);
                }
            }
        } catch (IOException | RuntimeException broken) {
            sum.completeExceptionally(broken);
        }
    }

    private void answer(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        OutputStream out = socket.getOutputStream();
        String head = LongContent.head(in);
        if (head.startsWith("POST /")) {
            Sum received = LongContent.read(in, head);
            say(out, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            sum.complete(received);
        } else if (head.startsWith("GET /Videos/")) {
            Framing framing =
                    head.lines().findFirst().orElseThrow().contains("chunked") ? Framing.CHUNKED : Framing.LENGTH;
            say(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n" + framing.field(size) + "\r\n");
            sum.complete(LongContent.write(out, size, framing, written::set));
        } else {
            say(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 7\r\n\r\nHealthy");
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
