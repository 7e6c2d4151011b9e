package dev.usher.app;

import dev.usher.testing.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests of which no two are alike: each has a path, a method, a token and a name of its own. */
final class Flurry {
    private static final int BATCH = 100;
    private static final int KINDS = 50;
    private static final int LAST_ON_ITS_CONNECTION = 0;

    private final RawClient client;

    Flurry(int port) {
        this.client = Front.client(port);
    }

    /** Sends those from {@code first} to before {@code end}, many on one connection. */
    void send(int first, int end) throws IOException {
        for (int batch = first; batch < end; batch += BATCH) {
            sendBatch(batch, Math.min(end, batch + BATCH));
        }
    }

    private void sendBatch(int first, int end) throws IOException {
        List<String> methods = new ArrayList<>();
        StringBuilder requests = new StringBuilder();
        for (int i = first; i < end; i++) {
            String request = request(i);
            String method = request.substring(0, request.indexOf(' '));
            if (i % KINDS == LAST_ON_ITS_CONNECTION) {
                client.send(method, request.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                methods.add(method);
                requests.append(request);
            }
        }
        client.sendAll(methods, requests.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String request(int i) {
        String id = String.format("%032x", i);
        String rest = " HTTP/1.1\r\nHost: a\r\nX-Request-Id: r" + i
                + "\r\nAuthorization: MediaBrowser Client=\"c" + i + "\", Device=\"name-" + i + "\", DeviceId=\"d" + i
                + "\", Token=\"" + id + "\"\r\n";
        return switch (i % KINDS) {
            case 0 -> "GET /servers/server-" + i + "/x" + rest + "\r\n";
            case 1 -> "POST /Users/AuthenticateByName" + rest + login(i);
            case 2 -> "FETCH-" + i + " /a/" + id + rest + "\r\n";
            default -> (i % 2 == 0 ? "GET /Users/" : "GET /Items/") + id + rest + "\r\n";
        };
    }

    private static String login(int i) {
        String content = "{\"Username\":\"name-" + i + "\",\"Pw\":\"pw-" + i + "\"}";
        return "Content-Type: application/json\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
    }
}
