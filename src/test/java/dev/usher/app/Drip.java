package dev.usher.app;

import dev.usher.testing.Soon;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A client that sends one octet after the other, and never the last. */
final class Drip {
    private static final int PAUSE_MILLIS = 20;

    private Drip() {}

    /** Sends {@code begun}, and its last octet again and again, until the other side ends the connection; fails if it never does. */
    static boolean isCut(Socket socket, byte[] begun) throws Exception {
        socket.setSoTimeout(PAUSE_MILLIS);
        OutputStream out = socket.getOutputStream();
        int[] sent = {0};
        Soon.until(() -> {
            try {
                out.write(begun[Math.min(sent[0]++, begun.length - 1)]);
                return hasEnded(socket.getInputStream());
            } catch (IOException reset) {
                return true;
            }
        });
        return true;
    }

    private static boolean hasEnded(InputStream in) throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }
}
