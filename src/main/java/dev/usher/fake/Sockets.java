package dev.usher.fake;

import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest WebSockets, each of which says back whatever it is told. */
final class Sockets {
    private final Deque<Open> opened = new ArrayDeque<>();

    /** One of them, and what it has been told. */
    private static final class Open {
        private final String target;
        private final List<String> messages = new ArrayList<>();
        private @Nullable Integer close;

        Open(String target) {
            this.target = target;
        }
    }

    /** Answers on {@code socket} from now on. */
    void serve(ServerWebSocket socket) {
        Open open = new Open(socket.uri());
        add(open);
        socket.textMessageHandler(text -> {
            keep(open, text);
            socket.writeTextMessage(text);
        });
        socket.binaryMessageHandler(bytes -> {
            keep(open, bytes.toString(StandardCharsets.ISO_8859_1));
            socket.writeBinaryMessage(bytes);
        });
        socket.exceptionHandler(torn -> {});
        socket.closeHandler(closed -> close(open, socket.closeStatusCode()));
    }

    private synchronized void add(Open open) {
        if (opened.size() == Journal.CAPACITY) {
            opened.remove();
        }
        opened.add(open);
    }

    private synchronized void keep(Open open, String message) {
        open.messages.add(message);
    }

    private synchronized void close(Open open, short code) {
        open.close = (int) code;
    }

    synchronized List<ReceivedSocket> all() {
        return opened.stream()
                .map(open -> new ReceivedSocket(open.target, List.copyOf(open.messages), open.close))
                .toList();
    }
}
