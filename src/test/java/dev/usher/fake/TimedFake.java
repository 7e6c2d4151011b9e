package dev.usher.fake;

import dev.usher.testing.ManualTime;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fake server in a time that a test moves, and a client of it that writes its credential as clients do today. */
final class TimedFake {
    /** The smallest step of the server's own clock. */
    static final Duration TICK = Duration.ofNanos(100);

    static final String NOBODY = "";
    private static final String IDENTITY = "MediaBrowser Client=\"c\", Device=\"d\", Version=\"1\"";
    private static final String POLICY = "\"Policy\":";
    private static final Pattern TOKEN = Pattern.compile("\"AccessToken\":\"([0-9a-f]{32})\"");

    final ManualTime time = new ManualTime();
    final Queue<String> secrets = new ConcurrentLinkedQueue<>();
    final FakeJellyfin server;
    final RawClient client;

    private final Vertx vertx = Vertx.vertx();

    TimedFake(FakeOptions options) throws Exception {
        FakeOptions timed = options.withTime(new Clockwork(time, time, time)).onSecret(this::keep);
        server = Soon.value(FakeJellyfin.create(vertx, timed).listen(0));
        client = new RawClient("127.0.0.1", server.port());
    }

    private void keep(String secret) {
        secrets.add(secret);
        Secrets.heed(secret);
    }

    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    RawResponse login(String name, String password, String device) throws IOException {
        String body = "{\"Username\":\"" + name + "\",\"Pw\":\"" + password + "\"}";
        return send("POST", "/Users/AuthenticateByName", authorization(device, NOBODY), body);
    }

    /** The token of a login that succeeds, on a phone. */
    String token(String name, String password) throws IOException {
        return token(login(name, password, "phone"));
    }

    static String token(RawResponse login) {
        Matcher found = TOKEN.matcher(login.text());
        if (!found.find()) {
            throw new AssertionError("no login but " + login.status());
        }
        return found.group(1);
    }

    /** The id in a user's JSON. */
    static String id(String user) {
        return user.replaceAll(".*\"Id\":\"([0-9a-f]{32})\".*", "$1");
    }

    /** The policy in a user's JSON, whose last member it is. */
    static String policy(String user) {
        return user.substring(user.indexOf(POLICY) + POLICY.length(), user.length() - 1);
    }

    RawResponse get(String target, String token) throws IOException {
        return send("GET", target, authorization("phone", token), "");
    }

    RawResponse post(String target, String token, String body) throws IOException {
        return send("POST", target, authorization("phone", token), body);
    }

    /** The caller's own user. */
    String me(String token) throws IOException {
        return get("/Users/Me", token).text();
    }

    static String authorization(String device, String token) {
        String named = IDENTITY + ", DeviceId=\"" + device + "\"";
        return token.isEmpty() ? named : named + ", Token=\"" + token + "\"";
    }

    /** Sends a body of JSON, or none; an empty authorization is left out. */
    RawResponse send(String method, String target, String authorization, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + target + " HTTP/1.1\r\nHost: fake\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
                + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        return client.send(method, (head + body).getBytes(StandardCharsets.UTF_8));
    }
}
