package dev.usher.app;

import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An administrator who reads, makes a user, changes and removes it, again and again, and writes down what he is told. No two
 * of his writes are the same.
 */
final class Customer implements Callable<List<Told>> {
    /** A path whose answer streams through. */
    static final String STREAM = "/System/Info/Public";

    private static final String LOGIN = "/Users/AuthenticateByName";
    private static final JsonObject ROOT =
            new JsonObject().put("Username", "root").put("Pw", "correct horse");
    private static final JsonObject POLICY = new JsonObject()
            .put("AuthenticationProviderId", "a")
            .put("PasswordResetProviderId", "b")
            .put("BlockedTags", new JsonArray())
            .put("AllowedTags", new JsonArray());

    private final RawClient gateway;
    private final String name;
    private final BooleanSupplier over;
    private final String credential;
    private final List<Told> told = new ArrayList<>();

    private Customer(RawClient gateway, String name, BooleanSupplier over, String token) {
        this.gateway = gateway;
        this.name = name;
        this.over = over;
        this.credential = identity(name) + ", Token=\"" + token + "\"";
    }

    /** One who has signed in; when called, he goes on until it is {@code over}. */
    static Customer signIn(RawClient gateway, String name, BooleanSupplier over) throws IOException {
        RawResponse answer = send(gateway, "POST", LOGIN, ROOT.encode(), identity(name));
        String token = new JsonObject(answer.text()).getString("AccessToken");
        Secrets.heed(token);
        return new Customer(gateway, name, over, token);
    }

    private static String identity(String name) {
        return "MediaBrowser Client=\"Test\", Device=\"Test\", DeviceId=\"" + name + "\", Version=\"1\"";
    }

    @Override
    public List<Told> call() {
        for (int round = 0; !over.getAsBoolean(); round++) {
            ask("GET", "/Users", "");
            ask("GET", STREAM, "");
            String user = make(name + "-" + round);
            ask("GET", "/Users/Me", "");
            if (user != null) {
                ask("POST", "/Users/" + user + "/Policy", POLICY.encode());
                ask("GET", "/Users/" + user, "");
                ask("DELETE", "/Users/" + user, "");
            }
        }
        return told;
    }

    /** The id of a new user; null where it is not known whether there is one. */
    private @Nullable String make(String user) {
        RawResponse answer =
                ask("POST", "/Users/New", new JsonObject().put("Name", user).encode());
        return answer == null || answer.status() != 200 ? null : new JsonObject(answer.text()).getString("Id");
    }

    private @Nullable RawResponse ask(String method, String path, String body) {
        RawResponse answer;
        try {
            answer = send(gateway, method, path, body, credential);
        } catch (IOException cut) {
            answer = null;
        }
        told.add(new Told(method, path, body, answer));
        return answer;
    }

    private static RawResponse send(RawClient gateway, String method, String path, String body, String credential)
            throws IOException {
        String content = body.isEmpty()
                ? "\r\n"
                : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        String head = method + " " + path + " HTTP/1.1\r\nHost: usher.example\r\nAuthorization: " + credential + "\r\n";
        return gateway.send(method, (head + content).getBytes(StandardCharsets.ISO_8859_1));
    }
}
