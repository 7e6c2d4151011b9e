package dev.usher.app;

import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that carries a secret. Immutable. */
record SecretRequest(String method, String target, List<String> lines, String content) {
    static final String TOKEN = Secrets.register("a7d1c0ffee5ec7e7a7d1c0ffee5ec7e7");
    private static final String PASSWORD = Secrets.register("open, sesame & co");
    private static final String QUICK = Secrets.register("9b1d5e2a9b1d5e2a9b1d5e2a9b1d5e2a");
    private static final String PIN = Secrets.register("31-41-59-26");
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String NAMED =
            "Authorization: MediaBrowser Client=\"Test\", Device=\"Test\", DeviceId=\"one\", Version=\"1\"";

    /** Fails where {@code text} holds what one of these carries; numbers are in it too, which other secrets are like. */
    static void assertNoneIn(String text) {
        for (String secret : List.of(TOKEN, PASSWORD, QUICK, PIN, PASSWORD.replace(" ", "%20"))) {
            if (text.contains(secret)) {
                throw new AssertionError("a secret is in a text of " + text.length() + " characters");
            }
        }
    }

    /** Of operations and streams. */
    static List<SecretRequest> all() {
        List<SecretRequest> all = new ArrayList<>(operations());
        all.addAll(streams());
        return all;
    }

    static List<SecretRequest> streams() {
        List<SecretRequest> streams = new ArrayList<>(carried("/System/Info"));
        streams.addAll(carried("/Devices"));
        return streams;
    }

    static List<SecretRequest> operations() {
        List<SecretRequest> operations = new ArrayList<>(oneOfEach());
        operations.addAll(carried("/Users/" + ID));
        operations.addAll(carried("/Users/Public"));
        return operations;
    }

    /** Each kind of secret in each place. */
    static List<SecretRequest> oneOfEach() {
        List<SecretRequest> operations = new ArrayList<>(carried("/Users/Me"));
        operations.add(post(
                "/Users/AuthenticateByName",
                new JsonObject().put("Username", "x").put("Pw", PASSWORD)));
        operations.add(post("/Users/AuthenticateWithQuickConnect", new JsonObject().put("Secret", QUICK)));
        operations.add(post("/Users/ForgotPassword/Pin", new JsonObject().put("Pin", PIN)));
        operations.add(post(
                "/Users/Password", new JsonObject().put("CurrentPw", PASSWORD).put("NewPw", PASSWORD)));
        operations.add(post("/Users/New", new JsonObject().put("Name", "x").put("Password", PASSWORD)));
        operations.add(post("/Users/" + ID + "/Authenticate?pw=open%2C%20sesame%20%26%20co", new JsonObject()));
        operations.add(post("/Users/" + ID + "/Authenticate?pw=open%2C+sesame+%26+co", new JsonObject()));
        operations.add(get("/QuickConnect/Connect?secret=" + QUICK));
        return operations;
    }

    /** More than a KiB with a password on both sides. */
    static SecretRequest largeLogin() {
        return post(
                "/Users/AuthenticateByName",
                new JsonObject().put("Pw", PASSWORD).put("x", "x".repeat(2_000)).put("Password", PASSWORD));
    }

    /** Logins with a secret, that no server would read. */
    static List<SecretRequest> unreadableLogins() {
        String password = new JsonObject().put("Pw", PASSWORD).encode();
        return List.of(
                login("/Users/AuthenticateByName", password + "x"),
                login(
                        "/Users/AuthenticateByName",
                        password.replace("Pw", PASSWORD).replace("}", "")),
                login("/Users/AuthenticateByName", "{\"Pw\": " + PASSWORD + "}"),
                login("/Users/AuthenticateByName", "{\"Pw\": [\"" + PASSWORD + "\"]}"),
                login("/Users/AuthenticateWithQuickConnect", "\"" + QUICK + "\""),
                login("/Users/AuthenticateWithQuickConnect", "{\"Secret\": {\"" + QUICK + "\": 1}}"),
                login("/Users/ForgotPassword/Pin", "{\"Pin\": " + PIN + "}"));
    }

    private static SecretRequest login(String target, String content) {
        return new SecretRequest("POST", target, List.of(NAMED), content);
    }

    /** With a token in each of its five carriers. */
    private static List<SecretRequest> carried(String target) {
        return List.of(
                get(target, NAMED + ", Token=\"" + TOKEN + "\""),
                get(target, NAMED.replace("Authorization", "X-Emby-Authorization") + ", Token=\"" + TOKEN + "\""),
                get(target, "X-Emby-Token: " + TOKEN),
                get(target, "X-MediaBrowser-Token: " + TOKEN),
                get(target + "?ApiKey=" + TOKEN),
                get(target + "?api_key=" + TOKEN));
    }

    private static SecretRequest get(String target, String... lines) {
        return new SecretRequest("GET", target, List.of(lines), "");
    }

    private static SecretRequest post(String target, JsonObject content) {
        return new SecretRequest("POST", target, List.of(NAMED), content.encode());
    }

    SecretRequest beneath(String prefix) {
        return new SecretRequest(method, prefix + target, lines, content);
    }

    SecretRequest with(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return new SecretRequest(method, target, more, content);
    }

    RawResponse send(int port) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: usher.example\r\n");
        lines.forEach(line -> head.append(line).append("\r\n"));
        if (!content.isEmpty()) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(content.length())
                    .append("\r\n");
        }
        String whole = head.append("\r\n").append(content).toString();
        return Front.client(port).send(method, whole.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        String path = target.split("\\?")[0];
        return method + " " + path
                + (lines.isEmpty() ? "" : " with " + lines.get(0).split(":")[0]);
    }
}
