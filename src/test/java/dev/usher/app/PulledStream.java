package dev.usher.app;

import dev.usher.testing.Soon;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The content of an answer for a thread that reads it; no part is asked for before the one in front of it has been read. */
final class PulledStream extends InputStream {
    private final Context context;
    private final HttpClientResponse response;
    private final Queue<Buffer> parts = new ConcurrentLinkedQueue<>();
    private Buffer part = Buffer.buffer();
    private int at;
    private volatile @Nullable Throwable broken;
    private volatile boolean over;

    /** What {@code response} brings, which is paused and lives in {@code context}. */
    PulledStream(HttpClientResponse response, Context context) {
        this.context = context;
        this.response = response;
        response.endHandler(end -> over = true);
        response.exceptionHandler(cause -> {
            broken = cause;
            over = true;
        });
        response.handler(parts::add);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == part.length() && !pull()) {
            return -1;
        }
        int taken = Math.min(length, part.length() - at);
        part.getBytes(at, at + taken, into, offset);
        at += taken;
        return taken;
    }

    private boolean pull() throws IOException {
        context.runOnContext(now -> response.fetch(1));
        Soon.until(() -> over || !parts.isEmpty());
        Buffer next = parts.poll();
        if (next == null && broken != null) {
            throw new IOException("it has been broken off", broken);
        }
        part = next == null ? Buffer.buffer() : next;
        at = 0;
        return next != null;
    }
}
