package dev.usher.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server that reads requests by the letter of RFC 9112, with no library, and answers each with {@code ok}. What it cannot
 * read it keeps too, for somebody else might read it.
 */
public final class StrictOrigin {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern HEAD = Pattern.compile(
            "(?<line>" + TOKEN + " [!-~]+ HTTP/1\\.1)\r\n(?<fields>(" + TOKEN + ":[\t -~\u0080-\u00ff]*\r\n)*)\r\n");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:[ \t]*([0-9]+)[ \t]*$");
    private static final Pattern CODING = Pattern.compile("(?im)^transfer-encoding:[ \t]*chunked[ \t]*$");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,7})\r\n");
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<StringBuilder> unread = new CopyOnWriteArrayList<>();
    private final NetServer server;

    /** A request, its fields as lines, the octets of its content one to a character. */
    public record Received(String line, String fields, String content) {}

    /** A message as far as it goes: how many octets of what came are its own. */
    private record Message(Received request, int length) {}

    /** An origin on a free port. */
    public StrictOrigin(Vertx vertx) throws Exception {
        server = Soon.value(vertx.createNetServer().connectHandler(this::accept).listen(0, "127.0.0.1"));
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** The requests that have come whole. */
    public List<Received> requests() {
        return List.copyOf(received);
    }

    /** What has come besides them, on all connections. */
    public String leftovers() {
        return String.join("", unread);
    }

    private void accept(NetSocket socket) {
        StringBuilder octets = new StringBuilder();
        unread.add(octets);
        socket.exceptionHandler(reset -> {});
        socket.handler(part -> read(part, octets, socket));
    }

    private void read(Buffer part, StringBuilder octets, NetSocket socket) {
        octets.append(part.toString(StandardCharsets.ISO_8859_1));
        for (Message next = next(octets); next != null; next = next(octets)) {
            octets.delete(0, next.length);
            received.add(next.request);
            socket.write(ANSWER);
        }
    }

    private static @Nullable Message next(CharSequence octets) {
        Matcher head = HEAD.matcher(octets);
        if (!head.lookingAt()) {
            return null;
        }
        String fields = head.group("fields").replace("\r", "");
        StringBuilder content = new StringBuilder();
        Matcher length = LENGTH.matcher(fields);
        int end = CODING.matcher(fields).find()
                ? chunked(octets, head.end(), content)
                : fixed(octets, head.end(), length.find() ? Integer.parseInt(length.group(1)) : 0, content);
        return end < 0 ? null : new Message(new Received(head.group("line"), fields, content.toString()), end);
    }

    private static int fixed(CharSequence octets, int start, int length, StringBuilder content) {
        if (octets.length() < start + length) {
            return -1;
        }
        content.append(octets, start, start + length);
        return start + length;
    }

    private static int chunked(CharSequence octets, int start, StringBuilder content) {
        Matcher chunk = CHUNK.matcher(octets);
        int at = start;
        while (chunk.region(at, octets.length()).lookingAt()) {
            int size = Integer.parseInt(chunk.group(1), 16);
            int end = fixed(octets, chunk.end(), size, content);
            if (end < 0 || octets.length() < end + 2) {
                return -1;
            }
            at = end + 2;
            if (size == 0) {
                return at;
            }
        }
        return -1;
    }
}
